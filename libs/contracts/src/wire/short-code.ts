import Sqids from 'sqids';

// No profanity list: it would make a number's code depend on the library's release, and codes are in other people's databases.
const sqids = new Sqids({ alphabet: 'abdegjklmnopqrwxyz', minLength: 2, blocklist: new Set() });

/** Encoding shuffles the alphabet for every digit, and one answer names the same few users, projects and types many times. */
const encoded = new Map<number, string>();
const maxEncoded = 10_000;

/** The short code by which the API names a row with this number. */
export function toShortCode(id: number): string {
  let code = encoded.get(id);
  if (code === undefined) {
    if (encoded.size >= maxEncoded) encoded.clear();
    encoded.set(id, (code = sqids.encode([id])));
  }
  return code;
}

/** The number behind a short code or its decimal form; undefined for anything else. */
export function fromShortCode(text: string): number | undefined {
  if (/^[1-9]\d{0,15}$/.test(text)) return safe(Number(text));
  const [id, ...more] = sqids.decode(text);
  if (id === undefined || more.length > 0 || id < 1) return undefined;
  // Several texts decode to one number; only the one that we print is accepted.
  return toShortCode(id) === text ? safe(id) : undefined;
}

function safe(id: number): number | undefined {
  return Number.isSafeInteger(id) ? id : undefined;
}
