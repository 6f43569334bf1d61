import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** The signature scheme of a delivery: `v1` is HMAC-SHA256 with a shared secret, `v1a` is ed25519 with a public key. */
export type SignatureScheme = 'v1' | 'v1a';

const secretPrefix = 'whsec_';
const privateKeyPrefix = 'whsk_';
const publicKeyPrefix = 'whpk_';
const secretBytes = 32;
/** Bytes of an ed25519 seed, and of a public key. */
const keyBytes = 32;

/** Signs the content of a delivery. Returns the signature as the header lists it: `v1,<base64>`. */
export type WebhookSigner = (content: string) => string;

export interface WebhookMessage {
  /** The value of `webhook-id`. */
  id: string;
  /** Unix time in seconds, the value of `webhook-timestamp`. */
  timestamp: number;
  /** The body, byte for byte as sent. */
  body: string;
  /** One signer for each valid secret: several during a rotation. */
  signers: readonly WebhookSigner[];
}

/**
 * The value of `webhook-signature` by Standard Webhooks 1.0 (standardwebhooks.com): the signatures of `id.timestamp.body`,
 * separated by spaces.
 */
export function signWebhook({ id, timestamp, body, signers }: WebhookMessage): string {
  const content = `${id}.${timestamp}.${body}`;
  return signers.map((signer) => signer(content)).join(' ');
}

/**
 * The signer for a secret: ed25519 (RFC 8032) for `whsk_` and the base64 of seed and public key, HMAC-SHA256 for base64 with or
 * without `whsec_`. Reuse it for further messages: parsing an ed25519 key takes as long as a signature.
 */
export function webhookSigner(secret: string): WebhookSigner {
  if (schemeOf(secret) === 'v1a') {
    const key = ed25519Key(secret);
    return (content) => `v1a,${sign(null, Buffer.from(content), key).toString('base64')}`;
  }
  const key = Buffer.from(secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret, 'base64');
  return (content) => `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}

/** The signature scheme of a secret. */
export function schemeOf(secret: string): SignatureScheme {
  return secret.startsWith(privateKeyPrefix) ? 'v1a' : 'v1';
}

/** Creates a signing secret: `whsec_` and the base64 of 32 random bytes, or `whsk_` and that of an ed25519 seed and public key. */
export function mintWebhookSecret(scheme: SignatureScheme = 'v1'): string {
  if (scheme === 'v1') return secretPrefix + randomBytes(secretBytes).toString('base64');
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return privateKeyPrefix + Buffer.concat([bytes(d), bytes(x)]).toString('base64');
}

/** The public key by which subscribers verify signatures of a `whsk_` secret: `whpk_` and its base64. */
export function publicKeyOf(secret: string): string {
  return publicKeyPrefix + keyPair(secret).subarray(keyBytes).toString('base64');
}

function ed25519Key(secret: string) {
  const pair = keyPair(secret);
  const [d, x] = [pair.subarray(0, keyBytes), pair.subarray(keyBytes)].map((part) => part.toString('base64url'));
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' });
}

function keyPair(secret: string): Buffer {
  const pair = Buffer.from(secret.slice(privateKeyPrefix.length), 'base64');
  if (schemeOf(secret) !== 'v1a' || pair.length !== 2 * keyBytes)
    throw new TypeError('The secret is not a whsk_ secret.');
  return pair;
}

function bytes(base64url: string | undefined): Buffer {
  return Buffer.from(base64url ?? '', 'base64url');
}
