import type { Language } from '@plumbline/contracts';
import { catalogue, type Template } from './catalogue';

/** The names of the values of a template: `size` for `must have {{size}} items`. */
type ValueNames<T extends string> = T extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValueNames<Rest>
  : never;

/** A text of the catalogue that has no values. */
export type FixedText = { [T in Template]: [ValueNames<T>] extends [never] ? T : never }[Template];

/** A text of the catalogue with its values. A value can be a text itself. */
export interface FilledText {
  template: Template;
  values: Readonly<Record<string, Value>>;
}

type Value = string | number | FilledText;

/** What people may read in any language. A text that is not in the catalogue does not compile. */
export type Text = FixedText | FilledText;

/** Fills a text of the catalogue: `text('A file can have at most {{size}} MB.', { size: 32 })`. */
export function text<T extends Template>(
  template: T,
  ...[values]: [ValueNames<T>] extends [never] ? [] : [values: Record<ValueNames<T>, Value>]
): FilledText {
  return { template, values: values ?? {} };
}

/** Lists values: `a, b, c`. */
export function listOf(values: readonly Value[]): Value {
  return joined('{{one}}, {{other}}', values);
}

/** Joins alternatives: `a or b or c`. */
export function oneOf(values: readonly string[]): Value {
  return joined('{{one}} or {{other}}', values);
}

function joined(
  template: '{{one}}, {{other}}' | '{{one}} or {{other}}',
  [first = '', ...others]: readonly Value[],
): Value {
  return others.reduce<Value>((one, other) => text(template, { one, other }), first);
}

const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en'),
  de: new Intl.NumberFormat('de'),
  fr: new Intl.NumberFormat('fr'),
};

/**
 * The text in a language. A text of another release, which the catalogue does not have, stays English. A number named `count` is grouped:
 * 89,990. Others are not: they may be ids, or values to send.
 */
export function textIn(written: Text, language: Language): string {
  if (typeof written === 'string') return translated(written, language);
  const { template, values } = written;
  return piecesOf(translated(template, language))
    .map((piece, index) => (index % 2 === 0 ? piece : valueIn(piece, values[piece] ?? '', language)))
    .join('');
}

function valueIn(name: string, value: Value, language: Language): string {
  if (typeof value === 'object') return textIn(value, language);
  return name === 'count' && typeof value === 'number' ? numbers[language].format(value) : String(value);
}

/** By template: to read one takes longer than to fill it. */
const pieces = new Map<string, readonly string[]>();

/** The pieces of a template: by turns a text and the name of a value. */
function piecesOf(template: string): readonly string[] {
  let known = pieces.get(template);
  if (!known) pieces.set(template, (known = template.split(/\{\{(\w+)\}\}/)));
  return known;
}

function translated(english: string, language: Language): string {
  return language === 'en' ? english : (catalogue.get(english)?.[language] ?? english);
}

/** Whether a value, for example one from an RPC reply, is a text of the catalogue. */
export function isText(value: unknown): value is FilledText {
  const { template, values } = (value ?? {}) as Partial<FilledText>;
  return template !== undefined && catalogue.has(template) && typeof values === 'object';
}
