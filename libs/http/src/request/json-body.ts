import { DomainError } from '@plumbline/errors';
import { refuseUnstorableText } from './storable-text';

/**
 * Parses a JSON body.
 * @throws DomainError `request.malformed-json` with the position; `request.malformed` for a `__proto__` key, which only an
 * attacker sends; `request.invalid` for text that cannot be stored.
 */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DomainError('request.malformed-json', { detail: explain(text, error), cause: error });
  }
  if (text.includes('__proto__') && hasProtoKey(value)) {
    throw new DomainError('request.malformed', { detail: 'The key __proto__ is not allowed.' });
  }
  // Only escapes can produce such characters: JSON forbids a raw U+0000, and UTF-8 has no surrogates.
  if (text.includes('\\u')) refuseUnstorableText(value);
  return value;
}

/** Line and column count from 1. The text contains no part of the body, which may contain a password. */
function explain(text: string, error: unknown): string {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  // V8 says "Unexpected end of JSON input" without a position.
  const offset = position === undefined ? text.length : Number(position);
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return offset >= text.length ? `The JSON ends too early, at ${place}.` : `Not valid JSON at ${place}.`;
}

function hasProtoKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoKey);
}
