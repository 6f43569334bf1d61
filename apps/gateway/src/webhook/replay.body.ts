import { attributes } from '@plumbline/http';
import { instantInput } from '../request-values/dates';

/** Either `since`, or `failed-from` with or without `failed-to`. */
export const newReplay = attributes(
  { since: instantInput.optional(), failedFrom: instantInput.optional(), failedTo: instantInput.optional() },
  {},
  { 'failed-from': '2026-11-23T00:00:00Z', 'failed-to': '2026-11-24T06:00:00Z' },
);
