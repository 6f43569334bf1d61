import { day, fromShortCode, instant, type TypedField, type TypedFieldType } from '@plumbline/contracts';
import { text, type FilledText, type Problem } from '@plumbline/errors';

type Values = Readonly<Record<string, unknown>>;

/** The typed fields of a ticket type, and the keys of those that a project requires besides. */
export interface Form {
  fields: readonly TypedField[];
  required: readonly string[];
}

/** A value as it is stored, or what is wrong with it. */
type Reading = { value: unknown } | { mistake: FilledText };

const longestText: Partial<Record<TypedFieldType, number>> = { 'CustomFields::LongTextType': 10_000 };
const mostItems = 200;

/**
 * Reads typed values by the fields of a form. `current` are the values that the ticket has. A `whole` form, of a new ticket or of another type, gets
 * its default values, and must have what it requires; other changes must only not remove it. An empty value removes a value, as null does.
 *
 * Types of the former release have no fields: their tickets keep taking any values.
 */
export function readTypedValues(
  form: Form,
  given: Values,
  { current = {}, whole }: { current?: Values; whole: boolean },
): { values: Record<string, unknown>; problems: Problem[] } {
  if (form.fields.length === 0) return { values: { ...given }, problems: [] };
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const field = form.fields.find((each) => each.key === key);
    if (isEmpty(value)) values[key] = null;
    else if (!field) problems.push(problemAt(key, text('The ticket type has no field {{name}}.', { name: key })));
    else {
      const reading = readTypedValue(field, value);
      if ('value' in reading) values[key] = reading.value;
      else problems.push(problemAt(key, sentence(field, reading.mistake)));
    }
  }
  for (const field of form.fields) {
    const { key, defaultValue } = field;
    if (key in given ? values[key] !== null : !whole || !isEmpty(current[key])) continue;
    if (!(key in given) && !isEmpty(defaultValue)) values[key] = defaultValue;
    else if (field.required || form.required.includes(key))
      problems.push(problemAt(key, text('{{name}} is required.', { name: field.name })));
  }
  return { values, problems };
}

/** Reads a value by what its field holds. Numbers can be given as text. */
export function readTypedValue({ type, multiple, choices }: TypedField, value: unknown): Reading {
  switch (type) {
    case 'CustomFields::ShortTextType':
    case 'CustomFields::LongTextType':
      return readText(value, longestText[type] ?? 255);
    case 'CustomFields::IntegerType':
      return readNumber(value, Number.isSafeInteger, text('must be a whole number'));
    case 'CustomFields::FloatType':
      return readNumber(value, Number.isFinite, text('must be a number'));
    case 'CustomFields::CheckListType':
      return readNumber(value, (answer) => [1, 2, 3].includes(answer), oneOf(['1', '2', '3']));
    case 'CustomFields::DateType':
      if (day.safeParse(value).success || instant.safeParse(value).success) return { value };
      return { mistake: text('must be a day in ISO 8601, such as 2026-11-24') };
    case 'CustomFields::ListType': {
      const ids = choices.map(({ id }) => id);
      const isChoice = (item: unknown) => typeof item === 'string' && (ids.length === 0 || ids.includes(item));
      return readItems(value, multiple, isChoice, ids.length === 0 ? text('must be a text') : oneOf(ids));
    }
    case 'CustomFields::SubscriptionType':
      return readItems(value, multiple, isId, text('must be an id'));
  }
}

/** Whether a value says that there is none. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Says in a sentence what is wrong with the value of a field. */
export function sentence({ name }: Pick<TypedField, 'name'>, mistake: FilledText): FilledText {
  return text('{{name}} {{mistake}}.', { name, mistake });
}

function readText(value: unknown, longest: number): Reading {
  if (typeof value !== 'string') return { mistake: text('must be a text') };
  if (value.length > longest) return { mistake: text('must have at most {{size}} characters', { size: longest }) };
  return { value };
}

function readNumber(value: unknown, isRight: (number: number) => boolean, mistake: FilledText): Reading {
  const number = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && isRight(number) ? { value: number } : { mistake };
}

function readItems(
  value: unknown,
  multiple: boolean,
  isRight: (item: unknown) => boolean,
  mistake: FilledText,
): Reading {
  const most = multiple ? mostItems : 1;
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (items.length > most) return { mistake: text('must have at most {{size}} items', { size: most }) };
  return items.every(isRight) ? { value } : { mistake };
}

function isId(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && fromShortCode(String(value)) !== undefined;
}

function oneOf(values: readonly string[]): FilledText {
  return text('must be one of {{values}}', { values: values.slice(0, 20).join(', ') });
}

function problemAt(key: string, detail: FilledText): Problem {
  return { code: 'request.invalid', detail, source: { pointer: `/data/attributes/typed-values/${key}` } };
}
