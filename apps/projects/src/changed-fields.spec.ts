import { changedFields } from './changed-fields';

interface Place {
  name: string;
  city: string | null;
  tags: Record<string, number[]>;
}

const current: Place = { name: 'Bridge', city: null, tags: { a: [1, 2] } };

describe('changedFields', () => {
  it('returns the values that differ', () => {
    expect(changedFields(current, { name: 'Tunnel', city: null })).toEqual({ name: 'Tunnel' });
  });

  it('compares by content', () => {
    expect(changedFields(current, { tags: { a: [1, 2] } })).toBeUndefined();
    expect(changedFields(current, { tags: { a: [2, 1] } })).toEqual({ tags: { a: [2, 1] } });
  });

  it('treats null as a value and ignores undefined', () => {
    expect(changedFields<Place>({ ...current, city: 'Hamburg' }, { city: null, name: undefined })).toEqual({
      city: null,
    });
  });

  it('returns undefined without a difference', () => expect(changedFields(current, {})).toBeUndefined());
});
