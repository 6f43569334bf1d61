import { textIn, type DomainError, type Text } from '@plumbline/errors';
import { z } from 'zod';
import { attributes } from './attributes';

const reader = attributes(
  {
    dueDate: z.string().optional(),
    startDate: z.string().optional(),
    size: z.number(),
    tags: z.array(z.string()).optional(),
    values: z.record(z.string(), z.unknown()).optional(),
  },
  { startDate: ['drstart-date', 'drstart_date'] },
);

const inEnglish = ({ detail, ...rest }: { detail?: Text }) => ({ ...rest, detail: detail && textIn(detail, 'en') });

function read(body: unknown): { value?: unknown; warnings: object[]; problems?: unknown } {
  const warnings: object[] = [];
  try {
    return { value: reader.read(body, (warning) => warnings.push(inEnglish(warning))), warnings };
  } catch (error) {
    return { warnings, problems: (error as DomainError).problems.map(inEnglish) };
  }
}
const withAttributes = (given: object) => read({ data: { attributes: given } });

it('reads dash-case attributes under their names in code', () => {
  expect(withAttributes({ 'due-date': 'a', size: 1 }).value).toEqual({ dueDate: 'a', size: 1 });
});

it('reads every wire name of an attribute', () => {
  expect(withAttributes({ drstart_date: 'a', size: 1 }).value).toEqual({ startDate: 'a', size: 1 });
});

it('takes the empty list that PHP writes for an empty object, where no list can be', () => {
  expect(withAttributes({ size: 1, tags: [], values: [] }).value).toEqual({ size: 1, tags: [], values: {} });
  expect(withAttributes([]).problems).toEqual(withAttributes({}).problems);
  expect(withAttributes({ size: 1, values: [1] }).problems).toHaveLength(1);
});

it('ignores unknown attributes with a warning', () => {
  const { value, warnings } = withAttributes({ size: 1, colour: 'red', due_date: 'a' });
  expect(value).toEqual({ size: 1 });
  expect(warnings).toEqual([
    { detail: expect.stringContaining('colour'), source: { pointer: '/data/attributes/colour' } },
    { detail: expect.stringContaining('its name is due-date'), source: { pointer: '/data/attributes/due_date' } },
  ]);
});

it('names long unknown attributes in short', () => {
  const [warning] = withAttributes({ size: 1, ['n'.repeat(100_000)]: 1 }).warnings;
  expect(warning).toEqual({
    detail: `The attribute ${'n'.repeat(100)}… is unknown and was ignored.`,
    source: { pointer: '/data/attributes' },
  });
});

it('reports the first of many invalid values', () => {
  const { problems } = withAttributes({ size: 1, tags: Array.from({ length: 50_000 }, (_, index) => index) });
  expect(problems).toHaveLength(21);
  expect(problems).toContainEqual({ code: 'request.invalid', detail: 'and 49,980 more' });
});

it('reports every invalid value with its pointer', () => {
  expect(withAttributes({ 'due-date': 1, tags: ['a', 2] }).problems).toEqual([
    { code: 'request.invalid', detail: 'due-date must be a text.', source: { pointer: '/data/attributes/due-date' } },
    { code: 'request.invalid', detail: 'size is required.', source: { pointer: '/data/attributes/size' } },
    { code: 'request.invalid', detail: 'tags/1 must be a text.', source: { pointer: '/data/attributes/tags/1' } },
  ]);
});

it.each([undefined, null, 'text', [], { data: null }, { data: [] }, { data: { attributes: 1 } }])(
  'rejects %j as malformed',
  (body) => {
    expect(read(body).problems).toEqual([expect.objectContaining({ code: 'request.malformed' })]);
  },
);

it('explains that attributes are at the top level', () => {
  expect(read({ due_date: 'a' }).problems).toEqual([
    expect.objectContaining({ detail: expect.stringContaining('top level') }),
  ]);
});

it('ignores names of properties that every object has', () => {
  expect(withAttributes({ size: 1, constructor: 1, toString: 2 }).value).toEqual({ size: 1 });
});

it.each([
  ['the name that the body has', 'drstart-date', { drstart_date: 'a' }, 'drstart_date'],
  ['the name that the body has, for the name in code', 'startDate', { drstart_date: 'a' }, 'drstart_date'],
  ['the preferred name of what is missing', 'drstart_date', {}, 'drstart-date'],
  ['a place inside of an attribute', 'tags/1', { tags: [] }, 'tags/1'],
  ['an attribute that the reader does not know', 'colour', {}, 'colour'],
])('points at %s', (_name, known, sent, expected) => {
  const pointer = reader.pointerAsSent(`/data/attributes/${known}`, { data: { attributes: sent } });
  expect(pointer).toBe(`/data/attributes/${expected}`);
});

it('points at the preferred name where there is no body', () => {
  expect(reader.pointerAsSent('/data/attributes/drstart_date', undefined)).toBe('/data/attributes/drstart-date');
});
