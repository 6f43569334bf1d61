import type { ServiceName } from '@plumbline/contracts';
import { servicesWithDeadLetters, type DeadLetter, type DeadLetterQueues } from '@plumbline/messaging';
import { required, UsageError, wholeNumber, type Options } from './arguments';
import type { Outcome } from './outcome';

type Command = (deadLetters: DeadLetterQueues, options: Options) => Promise<Outcome>;

/** Commands for events that services could not process. They need only the broker, so that they work while services are down. */
export const deadLetterCommands: Record<string, { usage: string; run: Command }> = {
  'dead-letters list': { usage: '[--service S] [--limit N]', run: list },
  'dead-letters redrive': { usage: '--service S [--id EVENT]...', run: redrive },
};

async function list(deadLetters: DeadLetterQueues, options: Options): Promise<Outcome> {
  const services = options.service === undefined ? servicesWithDeadLetters : [serviceOf(options)];
  const limit = wholeNumber(options, 'limit', { min: 1, max: 10_000 }, 100);
  const queues = [];
  for (const service of services) queues.push({ service, ...(await deadLetters.list(service, limit)) });
  return { lines: queues.flatMap(linesOf), facts: { services: queues } };
}

function linesOf({ service, count, letters }: { service: string; count: number; letters: DeadLetter[] }): string[] {
  const shown = letters.length < count ? `, the oldest ${letters.length} of them:` : count > 0 ? ':' : '';
  return [`${service}: ${count} dead ${count === 1 ? 'letter' : 'letters'}${shown}`, ...letters.map(lineOf)];
}

function lineOf({ id, type, reason, accountId, occurredAt }: DeadLetter): string {
  const account = accountId === undefined ? undefined : `account ${accountId}`;
  return ['', id ?? '(no id)', occurredAt, account, type, reason].filter((part) => part !== undefined).join('  ');
}

async function redrive(deadLetters: DeadLetterQueues, options: Options): Promise<Outcome> {
  const service = serviceOf(options);
  const moved = await deadLetters.redrive(service, options.id);
  return {
    lines: [
      `${moved} ${moved === 1 ? 'event is' : 'events are'} handed to ${service} again. What it refuses again is listed again.`,
    ],
    facts: { service, moved },
  };
}

function serviceOf(options: Options): ServiceName {
  const name = required(options, 'service');
  const service = servicesWithDeadLetters.find((known) => known === name);
  if (!service) throw new UsageError(`--service takes one of ${servicesWithDeadLetters.join(', ')}.`);
  return service;
}
