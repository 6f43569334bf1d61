import { DomainError } from '@plumbline/errors';
import { refuseUnstorableText } from './storable-text';

/**
 * Reads a JSON body.
 * @throws DomainError `request.malformed-json` that says where; `request.malformed` for a `__proto__` key, which no honest
 * client sends; `request.invalid` for text that cannot be stored.
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
  // Only an escape can bring such characters in: raw, JSON does not allow the one, nor UTF-8 the others.
  if (text.includes('\\u')) refuseUnstorableText(value);
  return value;
}

/** Line and column count from 1. Never a piece of the body: it may hold a password. */
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
