import { createHmac, type BinaryLike, type KeyObject } from 'node:crypto';

/** Signs a list as JSON, in which no value can take over a part of another one, by HMAC-SHA-256. The signature is base64url, 43 characters. */
export function signJson(key: BinaryLike | KeyObject, values: readonly unknown[]): string {
  return createHmac('sha256', key).update(JSON.stringify(values)).digest('base64url');
}
