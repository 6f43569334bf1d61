import { differing } from './differing';

interface Place {
  name: string;
  city: string | null;
  tags: Record<string, number[]>;
}

const current: Place = { name: 'Bridge', city: null, tags: { a: [1, 2] } };

describe('differing', () => {
  it('keeps what is wanted otherwise than it is', () => {
    expect(differing(current, { name: 'Tunnel', city: null })).toEqual({ name: 'Tunnel' });
  });

  it('compares by content', () => {
    expect(differing(current, { tags: { a: [1, 2] } })).toBeUndefined();
    expect(differing(current, { tags: { a: [2, 1] } })).toEqual({ tags: { a: [2, 1] } });
  });

  it('takes null as a value and undefined as nothing said', () => {
    expect(differing<Place>({ ...current, city: 'Hamburg' }, { city: null, name: undefined })).toEqual({ city: null });
  });

  it('says undefined when nothing differs', () => expect(differing(current, {})).toBeUndefined());
});
