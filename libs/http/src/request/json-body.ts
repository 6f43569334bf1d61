import { DomainError, type Text, text } from '@plumbline/errors';
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
export function parseJsonBody(json: string): unknown {
  if (json.trim() === '') return undefined;
  const value = parseJson(json);
  checkJsonValue(value);
  return value;
}

/**
 * Parses JSON that is a part of a body.
 * @throws DomainError `request.malformed-json` with the position; `request.too-large` for too many values.
 */
export function parseJson(json: string): unknown {
  refuseTooManyValues(json);
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    throw new DomainError('request.malformed-json', { detail: explain(json, error), cause: error });
  }
}

function refuseTooManyValues(json: string): void {
  let left = maxValues;
  for (const beforeValue of ['[', '{', ',']) {
    for (let at = json.indexOf(beforeValue); at >= 0; at = json.indexOf(beforeValue, at + 1)) {
      if (--left < 0) throw new DomainError('request.too-large', { detail: 'The body has too many values.' });
    }
  }
}

/** Line and column count from 1. The text contains no part of the body, which may contain a password. */
function explain(json: string, error: unknown): Text {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  // V8 gives no position for the end, nor in a short text for a token that it does not expect.
  const ends = position === undefined && /Unexpected end/.test(String(error));
  if (position === undefined && !ends) return 'The body is not valid JSON.';
  const offset = ends ? json.length : Number(position);
  let line = 1;
  let lineStart = 0;
  for (let at = json.indexOf('\n'); at >= 0 && at < offset; at = json.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = at + 1;
  }
  const place = { line, column: offset - lineStart + 1 };
  return offset >= json.length
    ? text('The JSON ends too early, at line {{line}}, column {{column}}.', place)
    : text('Not valid JSON at line {{line}}, column {{column}}.', place);
}
