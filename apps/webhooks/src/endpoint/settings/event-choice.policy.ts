import { webhookEventsByName } from '@plumbline/contracts';
import type { Problem } from '@plumbline/errors';

/**
 * Every choice that an event answers to: its name, `*`, and the family of each of its first words (`ticket_*`). Choices are kept
 * as they were asked for and an event brings its own list along, so that events which the platform learns later are included
 * and a match is an overlap of two arrays.
 */
export function choicesFor(eventName: string): string[] {
  const words = eventName.split('_');
  const families = words.slice(1).map((_, index) => `${words.slice(0, index + 1).join('_')}_*`);
  return ['*', ...families, eventName];
}

const known: ReadonlySet<string> = new Set([...webhookEventsByName.keys()].flatMap(choicesFor));

/** The names of the events that answer to some choices; null for all, also those that were known once. */
export function namesFor(choices: readonly string[]): string[] | null {
  if (choices.includes('*')) return null;
  return [...webhookEventsByName.keys()].filter((name) => choicesFor(name).some((choice) => choices.includes(choice)));
}

/** What is wrong with a choice of events: what no event answers to, or `*` beside others. */
export function checkEvents(choices: readonly string[]): Problem[] {
  if (choices.includes('*') && choices.length > 1) {
    const source = { pointer: '/data/attributes/events' };
    return [{ code: 'request.invalid', detail: '"*" stands for every event, so it stands alone.', source }];
  }
  return choices.flatMap((choice, index): Problem[] => {
    if (known.has(choice)) return [];
    const source = { pointer: `/data/attributes/events/${index}` };
    const detail = choice.includes('*')
      ? 'No event fits this pattern: "*" stands alone, or for the words after an underscore, as in "ticket_*".'
      : 'No event has this name; the catalogue lists them.';
    return [{ code: 'webhooks.unknown-event', detail, source }];
  });
}
