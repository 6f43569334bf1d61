import { counter, gauge, histogram } from '@plumbline/runtime';

/** Attempts by what they meant for their delivery. */
export const attemptsTotal = counter('plumbline_webhook_attempts_total', 'Delivery attempts by outcome', ['outcome']);

export const attemptSeconds = histogram('plumbline_webhook_attempt_seconds', 'Duration of delivery attempts');

export const dueLagSeconds = histogram(
  'plumbline_webhook_due_lag_seconds',
  'Time between when a delivery was due and when a dispatcher took it',
  [],
  [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600],
);

export const attemptsInFlight = gauge(
  'plumbline_webhook_attempts_under_way',
  'Delivery attempts under way, by the pool of slots that they take',
  ['pool'],
);

export const endpointsByState = gauge(
  'plumbline_webhook_endpoints',
  'Endpoints that this process serves and has had work for, by what is known of them',
  ['state'],
);

export const breakerOpeningsTotal = counter(
  'plumbline_webhook_breaker_openings_total',
  'How often an endpoint failed so often in a row that it gets no more than probes',
);
