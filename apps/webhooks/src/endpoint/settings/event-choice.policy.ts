import { webhookEventsByName } from '@plumbline/contracts';
import type { Problem } from '@plumbline/errors';

/**
 * Every choice that includes an event: its name, `*`, and the family of each of its first words (`ticket_*`). Endpoints store
 * choices as their owners wrote them, and each event comes with this list. So a choice includes events of later releases, and a
 * match is an overlap of two arrays.
 */
export function choicesFor(eventName: string): string[] {
  const words = eventName.split('_');
  const families = words.slice(1).map((_, index) => `${words.slice(0, index + 1).join('_')}_*`);
  return ['*', ...families, eventName];
}

const known: ReadonlySet<string> = new Set([...webhookEventsByName.keys()].flatMap(choicesFor));

/** The names of the events that some choices include; null for all events, including those of earlier releases. */
export function namesFor(choices: readonly string[]): string[] | null {
  if (choices.includes('*')) return null;
  return [...webhookEventsByName.keys()].filter((name) => choicesFor(name).some((choice) => choices.includes(choice)));
}

/** Validates a choice of events: every choice must include an event, and `*` must stand alone. */
export function checkEvents(choices: readonly string[]): Problem[] {
  if (choices.includes('*') && choices.length > 1) {
    const source = { pointer: '/data/attributes/events' };
    return [{ code: 'request.invalid', detail: '"*" includes every event, so it must be the only choice.', source }];
  }
  return choices.flatMap((choice, index): Problem[] => {
    if (known.has(choice)) return [];
    const source = { pointer: `/data/attributes/events/${index}` };
    const detail = choice.includes('*')
      ? 'No event matches this pattern. Use "*" alone, or in place of the words after an underscore, as in "ticket_*".'
      : 'No event has this name. The event catalogue lists all names.';
    return [{ code: 'webhooks.unknown-event', detail, source }];
  });
}
