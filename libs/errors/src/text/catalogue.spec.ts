import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorTable } from '../error-table';
import { access } from './access';
import { catalogue } from './catalogue';
import { domain } from './domain';
import { list } from './list';
import { request } from './request';
import { textIn, type FixedText } from './text';
import { titles } from './titles';
import { validation } from './validation';
import { webhooks } from './webhooks';

const valuesOf = (text: string) => (text.match(/\{\{\w*\}\}/g) ?? []).sort();

it('has every text once', () => {
  const all = [titles, validation, request, list, access, domain, webhooks].flatMap((part) => Object.keys(part));
  expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  expect(catalogue.size).toBe(all.length);
});

it('leaves a sentence of another release as it is', () => {
  const sentence = 'The name {{name}} is taken.' as FixedText;
  expect(textIn(sentence, 'de')).toBe(sentence);
});

describe.each(['de', 'fr'] as const)('in %s', (language) => {
  it('no text is missing, and each has the values of the English one', () => {
    for (const [english, translations] of catalogue) {
      expect([english, translations[language].trim()]).not.toEqual([english, '']);
      expect([english, valuesOf(translations[language])]).toEqual([english, valuesOf(english)]);
    }
  });

  it('every code has a title', () => {
    for (const { title } of Object.values(errorTable)) expect(textIn(title, language)).not.toBe(title);
  });
});

it('has no text that nothing uses', () => {
  const root = join(__dirname, '../../../..');
  const code = ['apps', 'libs']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\/src\/.*(?<!spec)\.ts$/.test(file) && !/^console\/|errors\/src\/text\//.test(file))
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    )
    .join('\n')
    .replaceAll("\\'", "'");
  // The size of a value is limited in one of five ways.
  const bounded = /^must (have|be) (exactly|at least|more than|at most|less than) /;
  expect([...catalogue.keys()].filter((text) => !code.includes(text) && !bounded.test(text))).toEqual([]);
});
