import Sqids from 'sqids';

// No blocklist: codes would then depend on the version of the library, and integrations store them.
const sqids = new Sqids({ alphabet: 'abdegjklmnopqrwxyz', minLength: 2, blocklist: new Set() });

// Encoding is slow, and one response names the same few users, projects and ticket types many times.
const encoded = new Map<number, string>();
const maxEncoded = 10_000;

/** Of an id in decimal form, which is longer than as a code. */
const longestId = String(Number.MAX_SAFE_INTEGER).length;

/** Encodes the id of a row as the short code that the API shows. */
export function toShortCode(id: number): string {
  let code = encoded.get(id);
  if (code === undefined) {
    if (encoded.size >= maxEncoded) encoded.clear();
    encoded.set(id, (code = sqids.encode([id])));
  }
  return code;
}

/** Encodes an id that may be absent. */
export function toOptionalShortCode(id: number | null): string | undefined {
  return id === null ? undefined : toShortCode(id);
}

/** Decodes a short code, or an id in decimal form. Returns undefined for any other text. */
export function fromShortCode(text: string): number | undefined {
  if (text.length > longestId) return undefined;
  if (/^[1-9]\d*$/.test(text)) return isId(Number(text)) ? Number(text) : undefined;
  const [id, ...more] = sqids.decode(text);
  // Larger numbers have codes that cannot be encoded again.
  if (id === undefined || more.length > 0 || !isId(id)) return undefined;
  // Several texts decode to the same number; only the one that `toShortCode` returns is accepted.
  return toShortCode(id) === text ? id : undefined;
}

function isId(number: number): boolean {
  return Number.isSafeInteger(number) && number > 0;
}
