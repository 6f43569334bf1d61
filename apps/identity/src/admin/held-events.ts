import type { ServiceName } from '@plumbline/contracts';
import {
  deadLettersOf,
  servicesWithDeadLetters,
  unroutedEvents,
  type HeldEvent,
  type HeldEvents,
} from '@plumbline/messaging';
import { required, UsageError, wholeNumber, type Options } from './arguments';
import type { Outcome } from './outcome';

const remedy = 'It is published when its service starts with a higher limit: its reason names which.';

type Command = (heldEvents: HeldEvents, options: Options) => Promise<Outcome>;

/** Commands for events that wait for an operator. They need only the broker, so that they work while services are down. */
export const heldEventCommands: Record<string, { usage: string; run: Command }> = {
  'dead-letters list': { usage: '[--service S] [--limit N]', run: listDeadLetters },
  'dead-letters redrive': { usage: '--service S [--id EVENT]...', run: redriveDeadLetters },
  'unrouted list': { usage: '[--limit N]', run: listUnrouted },
  'unrouted redrive': { usage: '[--id EVENT]...', run: redriveUnrouted },
};

async function listDeadLetters(heldEvents: HeldEvents, options: Options): Promise<Outcome> {
  const services = options.service === undefined ? servicesWithDeadLetters : [serviceOf(options)];
  const queues = [];
  for (const service of services) {
    const { events: letters, count } = await heldEvents.list(deadLettersOf(service), limitOf(options));
    queues.push({ service, letters, count });
  }
  const lines = queues.flatMap(({ service, letters, count }) => [
    `${service}: ${count} dead ${count === 1 ? 'letter' : 'letters'}${shown(letters, count)}`,
    ...letters.map(lineOf),
  ]);
  return { lines, facts: { services: queues } };
}

async function redriveDeadLetters(heldEvents: HeldEvents, options: Options): Promise<Outcome> {
  const service = serviceOf(options);
  const { moved, withoutData } = await heldEvents.redrive(deadLettersOf(service), options.id);
  return {
    lines: [
      `${moved} ${moved === 1 ? 'event is' : 'events are'} handed to ${service} again. What it refuses again is listed again.`,
      ...withoutData.map((id) => `${id} was too large to be published, and its letter does not contain it. ${remedy}`),
    ],
    facts: { service, moved, withoutData },
  };
}

async function listUnrouted(heldEvents: HeldEvents, options: Options): Promise<Outcome> {
  const { events, count } = await heldEvents.list(unroutedEvents, limitOf(options));
  const lines = [
    `${count} ${count === 1 ? 'event' : 'events'} that no service consumes${shown(events, count)}`,
    ...events.map(lineOf),
  ];
  return { lines, facts: { events, count } };
}

async function redriveUnrouted(heldEvents: HeldEvents, options: Options): Promise<Outcome> {
  const { moved } = await heldEvents.redrive(unroutedEvents, options.id);
  return {
    lines: [
      `${moved} ${moved === 1 ? 'event is' : 'events are'} published again. What still no service consumes is listed again.`,
    ],
    facts: { moved },
  };
}

function limitOf(options: Options): number {
  return wholeNumber(options, 'limit', { min: 1, max: 10_000 }, 100);
}

function shown(events: HeldEvent[], count: number): string {
  return events.length < count ? `, the oldest ${events.length} of them:` : count > 0 ? ':' : '';
}

function lineOf({ id, type, reason, accountId, occurredAt }: HeldEvent): string {
  const account = accountId === undefined ? undefined : `account ${accountId}`;
  return ['', id ?? '(no id)', occurredAt, account, type, reason].filter((part) => part !== undefined).join('  ');
}

function serviceOf(options: Options): ServiceName {
  const name = required(options, 'service');
  const service = servicesWithDeadLetters.find((known) => known === name);
  if (!service) throw new UsageError(`--service takes one of ${servicesWithDeadLetters.join(', ')}.`);
  return service;
}
