import { DomainError } from '@plumbline/errors';
import { checkJsonValue } from './json-value';

/**
 * Values of a body. An upload has 33 MB in one of them; as many bytes of empty lists would occupy this process for seconds. Text that
 * is full of commas counts as well.
 */
const maxValues = 250_000;

/**
 * Parses a JSON body, and checks its values.
 * @throws DomainError `request.malformed-json` with the position; `request.too-large` for too many values; the errors of
 * `checkJsonValue`.
 */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  const value = parseJson(text);
  checkJsonValue(value);
  return value;
}

/**
 * Parses JSON that is a part of a body.
 * @throws DomainError `request.malformed-json` with the position; `request.too-large` for too many values.
 */
export function parseJson(text: string): unknown {
  refuseTooManyValues(text);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new DomainError('request.malformed-json', { detail: explain(text, error), cause: error });
  }
}

function refuseTooManyValues(text: string): void {
  let left = maxValues;
  for (const beforeValue of ['[', '{', ',']) {
    for (let at = text.indexOf(beforeValue); at >= 0; at = text.indexOf(beforeValue, at + 1)) {
      if (--left < 0) throw new DomainError('request.too-large', { detail: 'The body has too many values.' });
    }
  }
}

/** Line and column count from 1. The text contains no part of the body, which may contain a password. */
function explain(text: string, error: unknown): string {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  // V8 gives no position for the end, nor in a short text for a token that it does not expect.
  const ends = position === undefined && /Unexpected end/.test(String(error));
  if (position === undefined && !ends) return 'The body is not valid JSON.';
  const offset = ends ? text.length : Number(position);
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = at + 1;
  }
  const place = `line ${line}, column ${offset - lineStart + 1}`;
  return offset >= text.length ? `The JSON ends too early, at ${place}.` : `Not valid JSON at ${place}.`;
}
