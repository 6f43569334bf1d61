import { DomainError } from '@plumbline/errors';

/** U+0000, which PostgreSQL has no room for, and halves of surrogate pairs, which are no Unicode by themselves. */
const unstorable = /[\0\p{Surrogate}]/u;

/**
 * Passes JSON whose texts and keys, however deep, can all be stored.
 * @throws DomainError `request.invalid` with the pointer of the first that cannot; of a key, that of its object.
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
    detail: 'The text holds U+0000 or half of a surrogate pair.',
    source: { pointer },
  });
}
