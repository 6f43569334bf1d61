import { gauge, histogram } from '@plumbline/runtime';

export const eventHandling = histogram(
  'event_handling_seconds',
  'Events received from the queue of the service, from receipt to acknowledgement, by outcome',
  ['outcome'],
);

export const queueMessages = gauge(
  'queue_messages',
  'Messages that wait in a queue of events: that of the service, its dead letters, or the unrouted events of all services',
  ['queue'],
);
