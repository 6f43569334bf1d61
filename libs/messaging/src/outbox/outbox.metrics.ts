import { counter, gauge } from '@plumbline/runtime';

export const eventsPublished = counter('events_published_total', 'Events that the outbox relay sent, by outcome', [
  'outcome',
]);

export const outboxEvents = gauge('outbox_events', 'Events in the outbox of the service, counted up to 10,000');

export const outboxOldest = gauge(
  'outbox_oldest_seconds',
  'Age of the oldest event in the outbox of the service; 0 when it is empty',
);
