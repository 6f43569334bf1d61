import { counter, gauge } from '@plumbline/runtime';

export const limitDecisions = counter(
  'limit_decisions_total',
  'Requests that count towards a request limit, by decision: admitted or refused',
  ['decision'],
);

export const limitStoreDown = gauge(
  'limit_store_down',
  'Whether the shared store of request limits is unavailable, so that each gateway admits its share: 1 or 0',
);

export const localLimitDecisions = counter(
  'limit_local_decisions_total',
  'Requests whose limit was decided locally while the shared store was unavailable',
);

export const floodRefusals = counter(
  'flood_refusals_total',
  'Requests refused because their address sends too many requests',
);
