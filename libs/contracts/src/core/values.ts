import { z } from 'zod';

/** The numeric id of a row; the API shows it as a short code. */
export const numericId = z.int().positive();
/**
 * An instant as ISO 8601 in UTC, with milliseconds. What else RFC 3339 allows is converted to it: publishers in other languages write
 * `2026-11-24T08:00:00.123456+00:00` by themselves.
 */
export const instant = z
  .string()
  .overwrite((text) => utcInstant(text) ?? '')
  .refine((text) => text !== '', {
    error: 'must be a time by RFC 3339, such as 2026-11-24T08:00:00Z, in the years 0001 to 9999',
  })
  .meta({ format: 'date-time' });
/** A calendar day, `2026-11-24`. */
export const day = z.iso.date().refine(hasYear, { error: 'must be a day in the years 0001 to 9999' });
/**
 * A UUID in lower case, with hyphens. Other forms that PostgreSQL reads are converted to it: upper case, as SQL Server writes it, braces, and
 * no hyphens. Its version does not matter: not every system makes UUIDs by RFC 9562.
 */
export const uuid = z
  .string()
  .overwrite((text) => canonicalUuid(text) ?? '')
  .refine((text) => text !== '', { error: 'must be a UUID' })
  .meta({ format: 'uuid' });
/** SHA-256 of a credential in lower-case hex. Only the gateway handles the credential itself. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
/** The reply of an RPC that returns nothing. */
export const nothing = z.object({});
/** The short code of a row, as the API responds with it. */
export const shortCode = z.string().regex(/^[abdegjklmnopqrwxyz]{2,}$/);
/** Changed attributes by name, each with its value before and after; for the audit trail. */
export const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

const lowerCaseUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function canonicalUuid(text: string): string | undefined {
  if (lowerCaseUuid.test(text)) return text;
  const digits = text.toLowerCase().replace(/^\{(.*)\}$/, '$1');
  const hyphenated = digits.includes('-')
    ? digits
    : digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return lowerCaseUuid.test(hyphenated) ? hyphenated : undefined;
}

const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:)(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const isoDateTime = z.iso.datetime({ offset: true });

/** The instant of an RFC 3339 text in UTC, cut to milliseconds; undefined if the text is none, or is outside of the years 0001 to 9999. */
function utcInstant(text: string): string | undefined {
  // What services send each other is in this form already.
  if (canonical.test(text) && isoDateTime.safeParse(text).success) return hasYear(text) ? text : undefined;
  const [, date, minutes, seconds, fraction = '', offset] = rfc3339.exec(text) ?? [];
  if (offset === undefined) return undefined;
  // PostgreSQL and JavaScript have no leap seconds: the 61st second is the first of the next minute.
  const leap = seconds === '60' ? 1_000 : 0;
  const regular = `${date}T${minutes}${leap ? '59' : seconds}${fraction.slice(0, 4)}${offset.toUpperCase()}`;
  if (!isoDateTime.safeParse(regular).success) return undefined;
  const utc = new Date(Date.parse(regular) + leap).toISOString();
  return canonical.test(utc) && hasYear(utc) ? utc : undefined;
}

/** ISO 8601 has a year 0000, which PostgreSQL does not have. */
function hasYear(text: string): boolean {
  return !text.startsWith('0000');
}
