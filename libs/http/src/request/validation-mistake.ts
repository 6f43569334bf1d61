import { text, textIn, type FilledText, type FixedText, type Text } from '@plumbline/errors';
import type { z } from 'zod';
import { shortName } from './pointer';

const types: Readonly<Record<string, FixedText>> = {
  string: 'must be a text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
};

const formats: Readonly<Record<string, FixedText>> = {
  email: 'must be an e-mail address',
  url: 'must be a URL',
  uuid: 'must be a UUID',
  date: 'must be a day in ISO 8601, such as 2026-11-24',
  datetime: 'must be a time in ISO 8601, such as 2026-11-24T08:00:00Z',
};

/** The mistakes with values that schemas declare, by their messages: zod knows messages only. */
const declared = new Map<string, FilledText>();

/**
 * The message of a schema or of an issue: what is wrong with the value, as a predicate for a sentence that starts with its name. For
 * declarations only: it is kept, so that `mistakeOf` can translate it.
 */
export function mistake(declaration: Text): string {
  const message = textIn(declaration, 'en');
  if (typeof declaration === 'object') declared.set(message, declaration);
  return message;
}

/** An error map of zod for `parse`: only what a schema declares itself has a message. `mistakeOf` describes the rest. */
export const withoutMessage = (): string => '';

/**
 * Describes an invalid value as a predicate for a sentence that starts with its name: "must have at most 1000 characters". What the schema
 * declares takes precedence.
 */
export function mistakeOf(issue: z.core.$ZodIssue): FilledText {
  // A message that has no values is the text itself.
  if (issue.message !== '') return declared.get(issue.message) ?? text(issue.message as FixedText);
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected]
        ? text(types[issue.expected]!)
        : text('must be of the type {{type}}', { type: issue.expected });
    case 'invalid_format':
      return text(formats[issue.format] ?? 'must have another form');
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value));
      return values.length > 1
        ? text('must be one of {{values}}', { values: values.join(', ') })
        : text('must be {{value}}', { value: values.join() });
    }
    case 'too_small':
      if (issue.minimum === 1 && issue.inclusive && issue.origin !== 'number') return text('must not be empty');
      return sized(issue.origin, issue.minimum, issue.exact ? 'exactly' : issue.inclusive ? 'at least' : 'more than');
    case 'too_big':
      return sized(issue.origin, issue.maximum, issue.exact ? 'exactly' : issue.inclusive ? 'at most' : 'less than');
    case 'not_multiple_of':
      return text('must be a multiple of {{divisor}}', { divisor: issue.divisor });
    case 'unrecognized_keys':
      return text('must not have {{names}}', { names: issue.keys.slice(0, 10).map(shortName).join(', ') });
    default:
      return text('is not valid');
  }
}

type Bound = 'exactly' | 'at least' | 'more than' | 'at most' | 'less than';

function sized(origin: string, limit: number | bigint, bound: Bound): FilledText {
  const size = String(limit);
  if (origin === 'string') return text(`must have ${bound} {{size}} characters`, { size });
  if (origin === 'array' || origin === 'set') return text(`must have ${bound} {{size}} items`, { size });
  return text(`must be ${bound} {{size}}`, { size });
}
