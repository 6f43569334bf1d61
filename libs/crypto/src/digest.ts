import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * SHA-256 of a text in UTF-8, as lower-case hex. For generated credentials: 190 random bits cannot be guessed and need no slow
 * hash. Use `hashPassword` for passwords.
 */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares two texts in a time that depends neither on where they differ nor on the length of `expected`. */
export function isSameSecret(presented: string, expected: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(presented).digest(),
    createHash('sha256').update(expected).digest(),
  );
}
