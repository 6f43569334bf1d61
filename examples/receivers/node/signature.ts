import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

/** The three headers and the body of a delivery. */
export interface SignedRequest {
  id: string;
  timestamp: string;
  signatures: string;
  /** The bytes as they arrived, before any parsing. */
  body: Buffer;
}

const toleranceSeconds = 300;

/** Whether one of the signatures is by one of the keys (`whsec_…` or `whpk_…`), and not older than five minutes. */
export function isGenuine({ id, timestamp, signatures, body }: SignedRequest, keys: string[]): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > toleranceSeconds) return false;
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  return signatures.split(' ').some((signature) => keys.some((key) => matches(signature, key, content)));
}

function matches(signature: string, key: string, content: Buffer): boolean {
  if (key.startsWith('whpk_')) {
    const value = Buffer.from(signature.slice('v1a,'.length), 'base64');
    return signature.startsWith('v1a,') && verify(null, content, publicKey(key), value);
  }
  const secret = Buffer.from(key.slice('whsec_'.length), 'base64');
  const expected = Buffer.from(`v1,${createHmac('sha256', secret).update(content).digest('base64')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function publicKey(key: string) {
  const x = Buffer.from(key.slice('whpk_'.length), 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
