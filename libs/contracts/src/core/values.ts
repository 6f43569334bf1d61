import { z } from 'zod';

/** The numeric id of a row; the API shows it as a short code. */
export const numericId = z.int().positive();
/** An instant as ISO 8601 in UTC, with milliseconds. */
export const instant = z.iso.datetime().refine(hasYear, { error: 'must be a time in the years 0001 to 9999' });
/** A calendar day, `2026-11-24`. */
export const day = z.iso.date().refine(hasYear, { error: 'must be a day in the years 0001 to 9999' });
/** SHA-256 of a credential in lower-case hex. Only the gateway handles the credential itself. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
/** The reply of an RPC that returns nothing. */
export const nothing = z.object({});
/** The short code of a row, as the API responds with it. */
export const shortCode = z.string().regex(/^[abdegjklmnopqrwxyz]{2,}$/);
/** Changed attributes by name, each with its value before and after; for the audit trail. */
export const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

/** ISO 8601 has a year 0000, which PostgreSQL does not have. */
function hasYear(text: string): boolean {
  return !text.startsWith('0000');
}
