import { DomainError } from '@plumbline/errors';

/** U+0000, which PostgreSQL cannot store, and unpaired surrogates, which are not valid Unicode. */
const unstorable = /[\0\p{Surrogate}]/u;

/**
 * Checks that all texts and keys of a JSON value can be stored.
 * @throws DomainError `request.invalid` with the pointer of the first text that cannot, or of the object with such a key.
 */
export function refuseUnstorableText(value: unknown, pointer = ''): void {
  if (typeof value === 'string') return check(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    check(key, pointer);
    refuseUnstorableText(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

function check(text: string, pointer: string): void {
  if (!unstorable.test(text)) return;
  throw new DomainError('request.invalid', {
    detail: 'The text contains U+0000 or an unpaired surrogate.',
    source: { pointer },
  });
}
