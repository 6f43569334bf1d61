import { z } from 'zod';
import { validationPhrase } from './validation-phrase';

const phraseFor = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: validationPhrase }).error?.issues[0]?.message;

it.each([
  ['must be a text', z.string(), 1],
  ['must be a whole number', z.int(), 1.5],
  ['must be true or false', z.boolean(), 'yes'],
  ['must be a list', z.array(z.string()), 'a'],
  ['must be an object', z.record(z.string(), z.string()), []],
  ['must have at most 3 characters', z.string().max(3), 'long'],
  ['must have at least 8 characters', z.string().min(8), 'short'],
  ['must have exactly 3 characters', z.string().length(3), 'ab'],
  ['must not be empty', z.string().min(1), ''],
  ['must not be empty', z.array(z.string()).min(1), []],
  ['must have at most 1 items', z.array(z.string()).max(1), ['a', 'b']],
  ['must be at most 100', z.number().max(100), 101],
  ['must be at least 1', z.number().min(1), 0],
  ['must be more than 0', z.number().positive(), 0],
  ['must be one of "a", "b"', z.enum(['a', 'b']), 'c'],
  ['must be "User"', z.literal('User'), 'Group'],
  ['must be an e-mail address', z.email(), 'nobody'],
  ['must be a UUID', z.uuid(), 'ep'],
  ['must be a day in ISO 8601, such as 2026-11-24', z.iso.date(), 'today'],
  ['must have another form', z.string().regex(/^a$/), 'b'],
  ['must be a multiple of 5', z.number().multipleOf(5), 6],
  ['must not have colour', z.strictObject({}), { colour: 1 }],
  ['is not valid', z.union([z.string(), z.int()]), true],
  ['must be an id', z.union([z.string(), z.int()], { error: 'must be an id' }), true],
] as const)('says "%s"', (phrase, schema, value) => {
  expect(phraseFor(schema, value)).toBe(phrase);
});
