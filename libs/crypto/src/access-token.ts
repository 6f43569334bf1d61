import { crc32 } from 'node:zlib';
import { randomBase62, toBase62 } from './base62';

/** Secret scanners find leaked tokens by this prefix. */
const prefix = 'plb_pat_';
const idLength = 16;
const secretLength = 32;
const checksumLength = 6;
const syntax = new RegExp(
  `^(${prefix}([0-9A-Za-z]{${idLength}})_[0-9A-Za-z]{${secretLength}})([0-9A-Za-z]{${checksumLength}})$`,
);

/** A new personal access token. `id` is public. `token` is the credential: its owner sees it once, and it is not stored. */
export interface MintedToken {
  id: string;
  token: string;
}

/** Creates `plb_pat_<id>_<secret><crc32>`. The secret has 190 bits; the checksum covers everything before it. */
export function mintToken(): MintedToken {
  const id = randomBase62(idLength);
  const body = `${prefix}${id}_${randomBase62(secretLength)}`;
  return { id, token: body + checksumOf(body) };
}

/**
 * Checks the syntax and checksum of an access token, which rejects guesses and truncated copies without a lookup. Returns the
 * public id of the token, or undefined.
 */
export function parseToken(text: string): { id: string } | undefined {
  const [, body, id, checksum] = syntax.exec(text) ?? [];
  if (body === undefined || id === undefined || checksum !== checksumOf(body)) return undefined;
  return { id };
}

function checksumOf(body: string): string {
  return toBase62(crc32(body), checksumLength);
}
