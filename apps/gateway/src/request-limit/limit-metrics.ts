import { counter } from '@plumbline/runtime';

export const limitRefusals = counter(
  'rate_limit_refusals_total',
  'Requests refused because the request limit is used up',
);
export const floodRefusals = counter(
  'flood_refusals_total',
  'Requests refused because their address sends too many requests',
);
