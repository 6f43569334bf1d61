import type { TypedField, TypedFieldType } from '@plumbline/contracts';
import { readTypedValue, readTypedValues } from './typed-value.policy';

const key = 'tf0000000000000001';
const field = (facts: Partial<TypedField> = {}): TypedField => ({
  key,
  name: 'Width',
  type: 'CustomFields::ShortTextType',
  order: 1,
  required: false,
  multiple: false,
  defaultValue: null,
  choices: [],
  presentation: {},
  ...facts,
});
const choices = [
  { id: 'a', name: 'Concrete' },
  { id: 'b', name: 'Steel' },
];

describe('a typed value', () => {
  it.each<[TypedFieldType, unknown, unknown, Partial<TypedField>]>([
    ['CustomFields::ShortTextType', 'Tür', 'Tür', {}],
    ['CustomFields::LongTextType', 'x'.repeat(10_000), 'x'.repeat(10_000), {}],
    ['CustomFields::IntegerType', '4', 4, {}],
    ['CustomFields::FloatType', 33.5, 33.5, {}],
    ['CustomFields::FloatType', '-1.25', -1.25, {}],
    ['CustomFields::DateType', '2026-11-24', '2026-11-24', {}],
    ['CustomFields::DateType', '1989-06-05T23:16:06.412+00:00', '1989-06-05T23:16:06.412+00:00', {}],
    ['CustomFields::CheckListType', '3', 3, {}],
    ['CustomFields::ListType', ['a'], ['a'], { choices }],
    ['CustomFields::ListType', ['a', 'b'], ['a', 'b'], { choices, multiple: true }],
    ['CustomFields::ListType', 'anything', 'anything', {}],
    ['CustomFields::SubscriptionType', ['ep'], ['ep'], {}],
  ])('of %s can be %j', (type, given, value, facts) => {
    expect(readTypedValue(field({ type, ...facts }), given)).toEqual({ value });
  });

  it.each<[TypedFieldType, unknown, Partial<TypedField>]>([
    ['CustomFields::ShortTextType', 'x'.repeat(256), {}],
    ['CustomFields::ShortTextType', 1, {}],
    ['CustomFields::LongTextType', 'x'.repeat(10_001), {}],
    ['CustomFields::IntegerType', 1.5, {}],
    ['CustomFields::IntegerType', 'four', {}],
    ['CustomFields::FloatType', '1e400', {}],
    ['CustomFields::FloatType', true, {}],
    ['CustomFields::DateType', '24.11.2026', {}],
    ['CustomFields::CheckListType', 4, {}],
    ['CustomFields::ListType', ['c'], { choices }],
    ['CustomFields::ListType', ['a', 'b'], { choices }],
    ['CustomFields::SubscriptionType', { id: 'ep' }, {}],
  ])('of %s cannot be %j', (type, given, facts) => {
    expect(readTypedValue(field({ type, ...facts }), given)).toHaveProperty('mistake');
  });
});

describe('the typed values of a ticket', () => {
  const read = (facts: Partial<TypedField>, given: object, more: { current?: object; whole?: boolean } = {}) => {
    const form = { fields: [field(facts)], required: [] };
    const { values, problems } = readTypedValues(form, given as Record<string, unknown>, {
      current: more.current as Record<string, unknown> | undefined,
      whole: more.whole ?? true,
    });
    return problems.length > 0 ? problems.map(({ source }) => source?.pointer) : values;
  };
  const pointer = `/data/attributes/typed-values/${key}`;

  it('have only fields of the form', () => {
    const other = 'tf0000000000000002';
    expect(read({}, { [other]: 'a' })).toEqual([`/data/attributes/typed-values/${other}`]);
    expect(read({}, { [other]: null })).toEqual({ [other]: null });
  });

  it('have what the form requires from the start', () => {
    expect(read({ required: true }, {})).toEqual([pointer]);
    expect(read({ required: true }, { [key]: '' })).toEqual([pointer]);
    expect(read({ required: true }, { [key]: 'a' })).toEqual({ [key]: 'a' });
    expect(read({ required: true }, {}, { current: { [key]: 'a' } })).toEqual({});
  });

  it('have what the project requires', () => {
    const form = { fields: [field()], required: [key] };
    expect(readTypedValues(form, {}, { whole: true }).problems).toMatchObject([{ source: { pointer } }]);
  });

  it('can be changed one by one, if none that is required is removed', () => {
    expect(read({ required: true }, {}, { whole: false })).toEqual({});
    expect(read({ required: true }, { [key]: null }, { whole: false })).toEqual([pointer]);
  });

  it('have the defaults of the form where none is given', () => {
    expect(read({ required: true, defaultValue: 'a' }, {})).toEqual({ [key]: 'a' });
    expect(read({ defaultValue: 'a' }, { [key]: 'b' })).toEqual({ [key]: 'b' });
    expect(read({ defaultValue: 'a' }, { [key]: null })).toEqual({ [key]: null });
    expect(read({ defaultValue: 'a' }, {}, { whole: false })).toEqual({});
  });

  it('are anything where the type has no fields', () => {
    const given = { [key]: { any: 'thing' } };
    expect(readTypedValues({ fields: [], required: [] }, given, { whole: true })).toEqual({
      values: given,
      problems: [],
    });
  });
});
