import type { z } from 'zod';
import { shortName } from './pointer';

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const formats: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  url: 'a URL',
  uuid: 'a UUID',
  date: 'a day in ISO 8601, such as 2026-11-24',
  datetime: 'a time in ISO 8601, such as 2026-11-24T08:00:00Z',
};

/**
 * Describes an invalid value as a predicate for a sentence that starts with its name: "must have at most 1000 characters". It is
 * an error map of zod for `parse`. The messages of a schema have the same form and take precedence.
 */
export function validationPhrase(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? `of the type ${issue.expected}`}`;
    case 'invalid_format':
      return `must ${formats[issue.format] ? `be ${formats[issue.format]}` : 'have another form'}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      if (issue.minimum === 1 && issue.inclusive && issue.origin !== 'number') return 'must not be empty';
      return sized(issue.origin, issue.minimum, issue.exact ? 'exactly' : issue.inclusive ? 'at least' : 'more than');
    case 'too_big':
      return sized(issue.origin, issue.maximum, issue.exact ? 'exactly' : issue.inclusive ? 'at most' : 'less than');
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `must not have ${issue.keys.slice(0, 10).map(shortName).join(', ')}`;
    default:
      return 'is not valid';
  }
}

function sized(origin: string, size: number | bigint, bound: string): string {
  if (origin === 'string') return `must have ${bound} ${size} characters`;
  if (origin === 'array' || origin === 'set') return `must have ${bound} ${size} items`;
  return `must be ${bound} ${size}`;
}
