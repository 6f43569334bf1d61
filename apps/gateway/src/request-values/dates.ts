import { mistake, readTime } from '@plumbline/http';
import { z } from 'zod';

/** A calendar day. Of an instant, which some clients send instead, the day as written, without time zone conversion. */
export const dayOrInstant = z
  .string()
  .meta({ format: 'date' })
  .transform((text, context) => {
    const read = readTime(text);
    if (!('mistake' in read) && read.day !== undefined) return read.day;
    const message =
      'mistake' in read ? read.mistake : mistake('must be a day in ISO 8601, such as 2026-11-24, not a Unix time');
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** An instant in ISO 8601 or in Unix seconds, converted to UTC. */
export const instantInput = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z
    .string()
    .meta({ format: 'date-time' })
    .transform((text, context) => {
      const read = readTime(text);
      if (!('mistake' in read)) return read.instant;
      context.addIssue({ code: 'custom', message: read.mistake });
      return z.NEVER;
    }),
);

/** Schema of a parameter that `readInstant` reads, for the API documentation. A text: generated clients have no type for both forms. */
export function instantParameter(description: string): z.ZodType {
  return z.string().describe(`${description} ISO 8601, or Unix time in seconds.`);
}
