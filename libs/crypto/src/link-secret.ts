import { randomBytes } from 'node:crypto';

/** The secret of a link that lets its holder choose a password: 256 random bits in base64url. Only its SHA-256 is stored. */
export function mintLinkSecret(): string {
  return randomBytes(32).toString('base64url');
}
