import { DomainError, type Text, text } from '@plumbline/errors';
import { pointerTo } from './pointer';

/** Levels of objects and lists in a body: more than any route reads, and few enough for everything that works on values recursively. */
export const maxDepth = 64;

/** An unpaired surrogate, which is not valid Unicode. */
const surrogate = /\p{Surrogate}/u;

/**
 * Checks a value from a client, and all values in it.
 * @throws DomainError `request.malformed` with a pointer for values that are nested too deep, and for a `__proto__` key, which only
 * an attacker sends; `request.invalid` with a pointer for text that cannot be stored, and for numbers that are not kept exactly.
 */
export function checkJsonValue(value: unknown, pointer = '', depth = 0): void {
  if (typeof value === 'string') return checkText(value, pointer);
  if (typeof value === 'number') return checkNumber(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  if (depth === maxDepth) {
    throw malformed(
      text('Objects and lists must not be nested more than {{levels}} levels deep.', { levels: maxDepth }),
      pointer,
    );
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') throw malformed('The key __proto__ is not allowed.', pointer);
    checkText(key, pointer);
    checkJsonValue(inner, pointerTo(pointer, key), depth + 1);
  }
}

/** Beyond these bounds, JavaScript has already changed a whole number that the client sent, and `1e400` to infinity. */
function checkNumber(number: number, pointer: string): void {
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return;
  const most = Number.MAX_SAFE_INTEGER;
  throw invalid(text('Numbers must be between {{least}} and {{most}}.', { least: -most, most }), pointer);
}

/** PostgreSQL stores neither U+0000 nor unpaired surrogates. U+FFFD stands where characters were lost before the client sent the text. */
function checkText(given: string, pointer: string): void {
  if (given.includes('\0') || surrogate.test(given)) {
    throw invalid('The text contains U+0000 or an unpaired surrogate.', pointer);
  }
  if (given.includes('\uFFFD')) {
    throw invalid(
      'The text contains U+FFFD, which stands for a character that was lost: read the text in the encoding that it is in, and send it again.',
      pointer,
    );
  }
}

function invalid(detail: Text, pointer: string): DomainError {
  return new DomainError('request.invalid', { detail, source: { pointer } });
}

function malformed(detail: Text, pointer: string): DomainError {
  return new DomainError('request.malformed', { detail, source: { pointer } });
}
