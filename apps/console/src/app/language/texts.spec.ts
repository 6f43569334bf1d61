import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsByType } from '@plumbline/contracts';
import { errorTable } from '@plumbline/errors';
import { texts as de } from './de';
import { texts as en } from './en';
import { texts as fr } from './fr';

type Tree = { readonly [key: string]: string | Tree };

const source = join(__dirname, '../..');

/** Maps the key of each text, such as `list.count_one`, to the text. */
function flat(tree: Tree, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const placeholders = (text: string) => (text.match(/\{\{.+?\}\}/g) ?? []).sort();

describe.each(Object.entries({ de, fr }))('the texts in %s', (_language, tree) => {
  const [texts, english] = [flat(tree), flat(en)];

  it('have the keys of the English texts', () => expect([...texts.keys()].sort()).toEqual([...english.keys()].sort()));

  it('have the placeholders of the English texts', () => {
    for (const [key, text] of texts) expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key)!)]);
  });

  it('are not empty', () => expect([...texts.values()].filter((text) => text.trim() === '')).toEqual([]));
});

it('the French texts have unbreakable spaces before double punctuation and inside guillemets', () => {
  const breakable = /«(?!\u00A0)|(?<!\u00A0)»| [:;?!](?!\S)/;
  expect([...flat(fr).values()].filter((text) => breakable.test(text))).toEqual([]);
});

/**
 * Collects the keys that the code contains: literals such as `t('list.empty')` or `label: 'navigation.users'` as keys, and templates
 * such as t(`user.kind.${kind}`) as patterns.
 */
function named(): { keys: Set<string>; patterns: RegExp[] } {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.spec\.ts$|[\\/]text[\\/]/.test(file),
  );
  const code = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  const keys = new Set([...code.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key!));
  const patterns = [...code.matchAll(/`([a-zA-Z]+(?:\.[\w-]+)*\.?\$\{[^`]*)`/g)].map(
    ([, template]) => new RegExp(`^${template!.replaceAll('.', '\\.').replaceAll(/\$\{.*?\}/g, '[\\w-]+')}$`),
  );
  return { keys, patterns };
}

/** Error codes of the console itself. */
const ownCodes = ['network.unreachable', 'request.failed'];
const errorCodes = [...Object.keys(errorTable), ...ownCodes].map((code) => `error.codes.${code}`);
const actions = [...eventsByType.keys()].map((type) => `audit.action.${type}`);
const computed = new Set([...errorCodes, ...actions]);

it('every text is used, and the texts of errors and audited actions belong to existing ones', () => {
  const { keys, patterns } = named();
  const unused = [...flat(en).keys()]
    .map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
    .filter((key) => !keys.has(key) && !computed.has(key) && !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});
