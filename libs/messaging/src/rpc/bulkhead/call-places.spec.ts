import { groupLimitsOf, type CallGroup } from './call-group';
import { CallPlaces } from './call-places';

describe('the calls in flight to a service', () => {
  let places: CallPlaces;
  beforeEach(() => (places = new CallPlaces(groupLimitsOf(8))));
  const place = (group: CallGroup) => ({ service: 'identity', group }) as const;
  /** Takes as many places as the group gets; returns their number and what is full then. */
  const fill = (group: CallGroup) => {
    let taken = 0;
    for (; places.fullFor(place(group)) === undefined; taken++) places.take(place(group));
    return [taken, places.fullFor(place(group))];
  };

  it('are at most a quarter those of one account, and half those of callers without credentials', () => {
    expect(fill(1)).toEqual([2, 'account']);
    expect(fill('unauthenticated')).toEqual([4, 'service']);
  });

  it('leave a quarter to the look-ups that every request needs, whoever else calls', () => {
    for (const group of ['unauthenticated', 1, 2, 3] as const) fill(group);
    expect(fill(undefined)).toEqual([2, 'service']);
  });

  it('are those of one service', () => {
    fill(undefined);
    expect(places.fullFor({ service: 'tokens', group: 1 })).toBeUndefined();
  });

  it('end, and give their places back', () => {
    fill('unauthenticated');
    places.free(place('unauthenticated'));
    expect(fill('unauthenticated')).toEqual([1, 'service']);
  });
});
