/** A secret that signs deliveries, as it is stored. */
export interface SigningKey {
  scheme: 'v1' | 'v1a';
  /** The encrypted secret. */
  sealed: string;
  /** For `v1a` only. */
  publicKey?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; null for the current key, which comes first. */
  expiresAt: string | null;
}

/** The number of keys that may be valid at once. Each adds up to 93 bytes to the headers of every delivery. */
export const maxLiveKeys = 5;

/** The keys that are valid at a time, the current one first. */
export function liveKeys<Key extends Pick<SigningKey, 'expiresAt'>>(keys: readonly Key[], now: Date): Key[] {
  return keys.filter(({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > now.getTime());
}

/**
 * The keys after a rotation: the new key is current, and earlier keys expire after `overlapMs` at the latest. Undefined when too
 * many keys would be valid at once.
 */
export function rotatedKeys(
  keys: readonly SigningKey[],
  key: SigningKey,
  { now, overlapMs }: { now: Date; overlapMs: number },
): SigningKey[] | undefined {
  const end = now.getTime() + overlapMs;
  const expiring = keys.map(({ expiresAt, ...old }) => ({
    ...old,
    expiresAt: new Date(Math.min(end, expiresAt === null ? Infinity : Date.parse(expiresAt))).toISOString(),
  }));
  const rotated = [key, ...liveKeys(expiring, now)];
  return rotated.length > maxLiveKeys ? undefined : rotated;
}
