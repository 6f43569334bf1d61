import { crc32 } from 'node:zlib';
import { randomBase62, toBase62 } from './base62';

/** Recognisable in logs and repositories, so that secret scanners find a leaked token. */
const prefix = 'plb_pat_';
const idLength = 16;
const secretLength = 32;
const checksumLength = 6;
const syntax = new RegExp(
  `^(${prefix}([0-9A-Za-z]{${idLength}})_[0-9A-Za-z]{${secretLength}})([0-9A-Za-z]{${checksumLength}})$`,
);

/** A new personal access token. `id` is public; `token` is the credential, shown to its owner once and kept nowhere. */
export interface MintedToken {
  id: string;
  token: string;
}

/** Makes `plb_pat_<id>_<secret><crc32>`; the secret has 190 bits, the checksum covers everything before it. */
export function mintToken(): MintedToken {
  const id = randomBase62(idLength);
  const body = `${prefix}${id}_${randomBase62(secretLength)}`;
  return { id, token: body + checksumOf(body) };
}

/**
 * Whether a text can be an access token, by its syntax and checksum alone: random guesses and truncated copies are
 * refused without asking anybody. Returns the token's public id, or undefined.
 */
export function parseToken(text: string): { id: string } | undefined {
  const [, body, id, checksum] = syntax.exec(text) ?? [];
  if (body === undefined || id === undefined || checksum !== checksumOf(body)) return undefined;
  return { id };
}

function checksumOf(body: string): string {
  return toBase62(crc32(body), checksumLength);
}
