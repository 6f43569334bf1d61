import { counter, gauge, histogram } from '@plumbline/runtime';

export const attemptsTotal = counter('webhook_attempts_total', 'Delivery attempts by outcome', ['outcome']);

export const attemptSeconds = histogram('webhook_attempt_seconds', 'Duration of delivery attempts');

export const dueLagSeconds = histogram(
  'webhook_due_lag_seconds',
  'Time from when a delivery was due until a dispatcher claimed it',
  [],
  [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600],
);

export const attemptsInFlight = gauge(
  'webhook_attempts_in_flight',
  'Delivery attempts in flight, by the pool whose slots they use',
  ['pool'],
);

export const endpointsByState = gauge(
  'webhook_endpoints',
  'Endpoints that this process serves and that have had deliveries since it started, by health state',
  ['state'],
);

export const breakerOpeningsTotal = counter(
  'webhook_breaker_openings_total',
  'How often the circuit breaker of an endpoint opened',
);

export const dueDeliveries = gauge(
  'webhook_due_deliveries',
  'Deliveries of the endpoints that this process serves that could be sent now, by the health of their endpoint. Counts up to 1,000 first attempts and 1,000 retries of each endpoint',
  ['state'],
);

export const dueOldestSeconds = gauge(
  'webhook_due_oldest_seconds',
  'How long the oldest of these deliveries has been due, by the health of its endpoint; 0 when there is none',
  ['state'],
);
