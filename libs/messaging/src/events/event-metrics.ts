import { counter } from '@plumbline/runtime';

export const eventsHandled = counter('events_handled_total', 'Events received from the queue, by outcome', ['outcome']);
export const eventsPublished = counter('events_published_total', 'Events that the outbox relay sent, by outcome', [
  'outcome',
]);
