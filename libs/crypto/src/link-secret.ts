import { randomBytes } from 'node:crypto';

/** Creates the secret of a password link: 256 random bits in base64url. Only its SHA-256 is stored. */
export function mintLinkSecret(): string {
  return randomBytes(32).toString('base64url');
}
