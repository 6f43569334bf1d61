import type { EventContract, EventData, EventEnvelope } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import { z } from 'zod';

const mostIssues = 10;
const longest = 1_000;

/**
 * Returns the data of an event as its contract reads it, for a handler of events of every type, which looks the contract up by itself.
 * @throws DomainError `events.invalid` when the data does not fit the contract.
 */
export function validDataOf<C extends EventContract>(contract: C, { type, data }: EventEnvelope): EventData<C> {
  const parsed = contract.data.safeParse(data);
  if (parsed.success) return parsed.data as EventData<C>;
  throw new DomainError('events.invalid', {
    detail: text('data of "{{type}}": {{problems}}', { type, problems: problemsIn(parsed.error) }),
  });
}

/** What is wrong with data, on one line. Its cost and length are bounded, whatever a publisher has put into the names of properties. */
export function problemsIn({ issues }: z.ZodError): string {
  const lines = z.prettifyError(new z.ZodError(issues.slice(0, mostIssues))).slice(0, longest);
  return lines
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
