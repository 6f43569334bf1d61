import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * SHA-256 of a text's UTF-8 form, in lower-case hex. For credentials that we made ourselves: at 190 random bits there is
 * nothing to guess, so that a slow hash would only cost time. People's passwords go through `hashPassword`.
 */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether two texts are the same, in a time that says nothing about where they differ or how long the secret one is. */
export function isSameSecret(presented: string, expected: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(presented).digest(),
    createHash('sha256').update(expected).digest(),
  );
}
