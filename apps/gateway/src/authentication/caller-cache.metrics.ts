import { counter } from '@plumbline/runtime';

export const callerLookups = counter(
  'caller_lookups_total',
  'Credentials that were verified, by where their caller was found: cache, or services',
  ['found'],
);
