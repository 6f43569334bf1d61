import { liveKeys, maxLiveKeys, rotatedKeys, type SigningKey } from './signing-key.policy';

const now = new Date('2026-11-24T08:00:00.000Z');
const hour = 3_600_000;
const inHours = (hours: number) => new Date(now.getTime() + hours * hour).toISOString();
const key = (sealed: string, expiresAt: string | null = null): SigningKey => ({
  scheme: 'v1',
  sealed,
  createdAt: inHours(-1),
  expiresAt,
});
const rotated = (keys: SigningKey[], overlapHours: number) =>
  rotatedKeys(keys, key('new'), { now, overlapMs: overlapHours * hour })?.map(({ sealed, expiresAt }) => [
    sealed,
    expiresAt,
  ]);

describe('liveKeys', () => {
  it('excludes expired keys', () =>
    expect(liveKeys([key('current'), key('old', inHours(1)), key('over', inHours(0))], now)).toEqual([
      key('current'),
      key('old', inHours(1)),
    ]));
});

describe('rotatedKeys', () => {
  it('puts the new key first and expires the old one after the overlap', () =>
    expect(rotated([key('old')], 24)).toEqual([
      ['new', null],
      ['old', inHours(24)],
    ]));

  it('never extends a key that expires earlier', () =>
    expect(rotated([key('old'), key('older', inHours(2))], 24)).toEqual([
      ['new', null],
      ['old', inHours(24)],
      ['older', inHours(2)],
    ]));

  it('expires all keys immediately without an overlap', () =>
    expect(rotated([key('old'), key('older', inHours(2))], 0)).toEqual([['new', null]]));

  it('is undefined when too many keys would be valid', () => {
    const keys = Array.from({ length: maxLiveKeys }, (_, n) => key(String(n), n === 0 ? null : inHours(n)));
    expect(rotated(keys, 24)).toBeUndefined();
    expect(rotated(keys, 0)).toHaveLength(1);
  });
});
