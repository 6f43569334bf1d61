import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isText, text, textIn } from '@plumbline/errors';
import { z } from 'zod';
import { mistake, mistakeOf, withoutMessage } from './validation-mistake';

const mistakeIn = (schema: z.ZodType, value: unknown) =>
  mistakeOf(schema.safeParse(value, { error: withoutMessage }).error!.issues[0]!);
const open = text('{{number}} ({{name}})', { number: 1, name: text('Open') });
const choices = text('must be the number of a status: {{choices}}', { choices: open });

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
  ['must be an id', z.union([z.string(), z.int()], { error: mistake('must be an id') }), true],
  ['must be the number of a status: 1 (Open)', z.union([z.string(), z.int()], { error: mistake(choices) }), true],
] as const)('says "%s"', (said, schema, value) => {
  expect(textIn(mistakeIn(schema, value), 'en')).toBe(said);
});

it('says it in other languages', () => {
  expect(textIn(mistakeIn(z.string().max(3), 'long'), 'de')).toBe('darf höchstens 3 Zeichen haben');
  const declared = z.union([z.string(), z.int()], { error: mistake(choices) });
  expect(textIn(mistakeIn(declared, true), 'fr')).toBe('doit être le numéro d’un statut\u00A0: 1 (Ouvert)');
});

it('says in every language what the messages of contracts and bodies say', () => {
  const folders = ['libs/contracts/src', 'apps/gateway/src'].map((folder) => join(__dirname, '../../../..', folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const messages = files.flatMap((code) =>
    [...code.matchAll(/\b(?:error|message): (['"`])(.*)\1/g)].map(([, , said]) => said!),
  );
  expect(messages).not.toEqual([]);
  expect(messages.filter((said) => !isText({ template: said, values: {} }))).toEqual([]);
  // A message that is the second argument of a check would not be found above.
  const check = /\.(?:min|max|length|nonempty|regex|refine|multipleOf|positive|startsWith)\([^()\n]*, ?['"`]/;
  expect(files.filter((code) => check.test(code))).toEqual([]);
});
