import { z } from 'zod';

/** A row's number; people and clients see it as a short code. */
export const numericId = z.int().positive();
/** An instant as ISO 8601 in UTC, with milliseconds. */
export const instant = z.iso.datetime();
/** A calendar day, `2026-11-24`. */
export const day = z.iso.date();
/** SHA-256 of a credential, in lower-case hex. The credential itself stays at the edge. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
export const nothing = z.object({});
