import { expiryOf, expiryRange, isOfExplorer } from './expiry';

const now = Date.parse('2026-11-24T12:00:00Z');

it.each([
  [undefined, 'far'],
  ['2026-12-24T12:00:00Z', 'far'],
  ['2026-12-01T12:00:00Z', 'soon'],
  ['2026-11-25T12:00:00Z', 'now'],
  ['2026-11-24T12:00:00Z', 'over'],
  ['2025-11-24T12:00:00Z', 'over'],
])('the expiration %p is %p', (expiresAt, expiry) => expect(expiryOf(expiresAt, now)).toBe(expiry));

it('a token created today expires between tomorrow and 366 days from now', () => {
  expect(expiryRange('2026-11-24')).toEqual({ min: '2026-11-25', max: '2027-11-25' });
});

it.each([
  ['API explorer', '2026-11-24T13:00:00Z', true],
  ['API explorer', '2026-11-25T12:00:00Z', false],
  ['API explorer', undefined, false],
  ['sync', '2026-11-24T13:00:00Z', false],
])('a token named %p, created at noon and expiring %p, belongs to the API explorer: %p', (name, expiresAt, is) => {
  expect(isOfExplorer({ name, 'created-at': '2026-11-24T12:00:00Z', 'expires-at': expiresAt })).toBe(is);
});
