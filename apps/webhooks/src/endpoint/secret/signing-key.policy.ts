/** A secret that deliveries are signed with, as it is stored. */
export interface SigningKey {
  scheme: 'v1' | 'v1a';
  /** The secret, encrypted. */
  sealed: string;
  /** For `v1a`. */
  publicKey?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; null for the current one, which comes first. */
  expiresAt: string | null;
}

/** Secrets that may be valid at once. Each adds up to 93 bytes to every delivery's headers. */
export const maxLiveKeys = 5;

/** Those that deliveries are signed with at a time, the current one first. */
export function liveKeys<Key extends Pick<SigningKey, 'expiresAt'>>(keys: readonly Key[], now: Date): Key[] {
  return keys.filter(({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > now.getTime());
}

/**
 * The keys after a rotation: the new one is current, and those before it are valid for `overlapMs` more at most. Undefined when
 * that would be too many at once.
 */
export function rotatedKeys(
  keys: readonly SigningKey[],
  key: SigningKey,
  { now, overlapMs }: { now: Date; overlapMs: number },
): SigningKey[] | undefined {
  const end = now.getTime() + overlapMs;
  const ending = keys.map(({ expiresAt, ...old }) => ({
    ...old,
    expiresAt: new Date(Math.min(end, expiresAt === null ? Infinity : Date.parse(expiresAt))).toISOString(),
  }));
  const rotated = [key, ...liveKeys(ending, now)];
  return rotated.length > maxLiveKeys ? undefined : rotated;
}
