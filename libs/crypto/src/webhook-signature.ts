import { createHmac, randomBytes } from 'node:crypto';

const secretPrefix = 'whsec_';
const secretBytes = 32;

export interface WebhookMessage {
  /** The value of `webhook-id`. */
  id: string;
  /** Unix time in seconds, the value of `webhook-timestamp`. */
  timestamp: number;
  /** The body exactly as it is sent. */
  body: string;
  /** Every secret that is valid now; more than one while a rotation overlaps. */
  secrets: readonly [string, ...string[]];
}

/**
 * The value of `webhook-signature` by Standard Webhooks 1.0 (standardwebhooks.com), symmetric scheme `v1`: for each secret the
 * base64 of HMAC-SHA256 over `id.timestamp.body`, separated by spaces. A secret is base64, with or without `whsec_`.
 */
export function signWebhook({ id, timestamp, body, secrets }: WebhookMessage): string {
  const signed = `${id}.${timestamp}.${body}`;
  return secrets
    .map((secret) => `v1,${createHmac('sha256', secretKey(secret)).update(signed).digest('base64')}`)
    .join(' ');
}

/** A new signing secret: `whsec_` and the base64 of 32 random bytes. */
export function mintWebhookSecret(): string {
  return secretPrefix + randomBytes(secretBytes).toString('base64');
}

function secretKey(secret: string): Buffer {
  return Buffer.from(secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret, 'base64');
}
