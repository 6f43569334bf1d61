import { ticketResource } from '@plumbline/contracts';
import { entityTagOf } from './entity-tag';
import { Precondition } from './precondition';

const kind = ticketResource;
const { example } = kind;
const withAttributes = (changes: Record<string, unknown>) => ({
  ...example,
  attributes: { ...example.attributes, ...changes },
});

describe('the entity tag of a resource', () => {
  const tag = entityTagOf(kind, example);

  it('has only characters that an entity tag may have', () => expect(tag).toMatch(/^[\w-]{22}$/));

  it.each([{ subject: 'Another' }, { 'typed-values': { a: 1 } }, { 'due-date': undefined }])(
    'is another one with %j',
    (changes) => expect(entityTagOf(kind, withAttributes(changes))).not.toBe(tag),
  );

  it('does not depend on the order of keys in a value, nor on what has no version', () => {
    const valued = (values: object) => entityTagOf(kind, withAttributes({ 'typed-values': values }));
    expect(valued({ a: 1, b: { c: 2, d: [3, { e: 4, f: 5 }] } })).toBe(
      valued({ b: { d: [3, { f: 5, e: 4 }], c: 2 }, a: 1 }),
    );
    expect(valued({ a: [1, 2] })).not.toBe(valued({ a: [2, 1] }));
    expect(entityTagOf(kind, withAttributes({ 'updated-at': '2030-01-01T00:00:00.000Z' }))).toBe(tag);
  });

  it('differs between two resources with the same content', () => {
    expect(entityTagOf(kind, { ...example, id: 'other' })).not.toBe(tag);
  });
});

describe('a precondition', () => {
  const model = { id: 1 };
  const type = { ...kind, of: () => example } as never;
  const tag = entityTagOf(kind, example);
  const call = (ifMatch?: readonly string[]) => new Precondition({ name: 'projects.update-ticket', ifMatch });

  it.each([[undefined], [[tag]], [['other', tag]]])('accepts the version for %j', async (ifMatch) => {
    const precondition = call(ifMatch);
    precondition.check(type, model as never);
    await expect(precondition.mustBeChecked(Promise.resolve('done'))).resolves.toBe('done');
  });

  it.each([[[]], [['other']]])('refuses the version for %j', (ifMatch) => {
    expect(() => call(ifMatch).check(type, model as never)).toThrow(
      expect.objectContaining({ code: 'request.resource-changed' }),
    );
  });

  it('fails a handler that succeeds without a check, so that it never overwrites silently', async () => {
    await expect(call([tag]).mustBeChecked(Promise.resolve('done'))).rejects.toThrow('does not check If-Match');
    await expect(call().mustBeChecked(Promise.resolve('done'))).resolves.toBe('done');
  });
});
