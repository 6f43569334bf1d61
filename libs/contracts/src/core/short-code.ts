import Sqids from 'sqids';

// No blocklist: codes would then depend on the version of the library, and integrations store them.
const sqids = new Sqids({ alphabet: 'abdegjklmnopqrwxyz', minLength: 2, blocklist: new Set() });

// Encoding is slow, and one response names the same few users, projects and ticket types many times.
const encoded = new Map<number, string>();
const maxEncoded = 10_000;

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
  if (/^[1-9]\d{0,15}$/.test(text)) return safe(Number(text));
  const [id, ...more] = sqids.decode(text);
  if (id === undefined || more.length > 0 || id < 1) return undefined;
  // Several texts decode to the same number; only the one that `toShortCode` returns is accepted.
  return toShortCode(id) === text ? safe(id) : undefined;
}

function safe(id: number): number | undefined {
  return Number.isSafeInteger(id) ? id : undefined;
}
