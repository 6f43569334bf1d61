import { day, instant } from '@plumbline/contracts';
import { z } from 'zod';

/** A calendar day. Of an instant, which some clients send instead, the day as written, without time zone conversion. */
export const dayOrInstant = z
  .string()
  .transform((value) => value.replace(/T[\d:.]+(Z|[+-]\d\d:?\d\d)?$/, ''))
  .pipe(day);

/** An instant in ISO 8601 in any time zone, converted to UTC. */
export const instantInput = z.iso
  .datetime({ offset: true, error: 'must be a time in ISO 8601, such as 2026-11-24T08:00:00Z' })
  .transform((text) => new Date(text).toISOString())
  // In UTC the year can be another one.
  .pipe(instant);

/** Schema of a parameter that `readInstant` reads, for the API documentation. */
export const instantParameter = z.union([z.iso.datetime(), z.int().describe('Unix time in seconds.')]);
