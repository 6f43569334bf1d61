import type { EventContract, EventData, EventEnvelope } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { z } from 'zod';

/**
 * Returns the data of an event as its contract reads it, for a handler of events of every type, which looks the contract up by itself.
 * @throws DomainError `events.invalid` when the data does not fit the contract.
 */
export function validDataOf<C extends EventContract>(contract: C, { type, data }: EventEnvelope): EventData<C> {
  const parsed = contract.data.safeParse(data);
  if (parsed.success) return parsed.data as EventData<C>;
  const problems = z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, ' ');
  throw new DomainError('events.invalid', { detail: `data of "${type}": ${problems}` });
}
