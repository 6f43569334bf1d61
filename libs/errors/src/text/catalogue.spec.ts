import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorTable } from '../error-table';
import { access } from './access';
import { catalogue } from './catalogue';
import { domain } from './domain';
import { list } from './list';
import { names } from './names';
import { request } from './request';
import { textIn, type FixedText } from './text';
import { titles } from './titles';
import { validation } from './validation';
import { webhooks } from './webhooks';

const valuesOf = (text: string) => (text.match(/\{\{\w*\}\}/g) ?? []).sort();

it('has every text once', () => {
  const all = [titles, names, validation, request, list, access, domain, webhooks].flatMap((part) => Object.keys(part));
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

it('has French texts with unbreakable spaces before double punctuation and inside guillemets', () => {
  const french = [...catalogue.values()].map(({ fr }) => fr);
  expect(french.filter((text) => /«(?!\u00A0)|(?<!\u00A0)»| [:;?!](?!\S)/.test(text))).toEqual([]);
});

it('has no text that nothing uses', () => {
  const root = join(__dirname, '../../../..');
  const code = ['apps', 'libs']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\/src\/.*(?<!spec)\.ts$/.test(file))
        .filter((file) => !/^console\/|errors\/src\/text\/(?!text\.ts)/.test(file))
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    )
    .join('\n')
    .replaceAll("\\'", "'");
  const isQuoted = (text: string) => code.includes(`'${text}'`) || code.includes(`"${text}"`);
  const computed = ['exactly', 'at least', 'more than', 'at most', 'less than'].flatMap((bound) => [
    `must have ${bound} {{size}} characters`,
    `must have ${bound} {{size}} items`,
    `must be ${bound} {{size}}`,
  ]);
  expect([...catalogue.keys()].filter((text) => !isQuoted(text) && !computed.includes(text))).toEqual([]);
});
