import { expiryOf, isExpired, shouldRecordUse, timesFrom } from './session.policy';

const start = new Date('2026-03-02T08:00:00.000Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

describe('a session', () => {
  it('ends 30 minutes after its last use', () => {
    const session = timesFrom(start);
    expect(expiryOf(session)).toEqual(after(30));
    expect(isExpired(session, new Date(after(30).getTime() - 1))).toBe(false);
    expect(isExpired(session, after(30))).toBe(true);
  });

  it('ends 12 hours after its start, even if it is in use', () => {
    const session = { ...timesFrom(start), lastUsedAt: after(12 * 60 - 1) };
    expect(expiryOf(session)).toEqual(after(12 * 60));
    expect(isExpired(session, after(12 * 60))).toBe(true);
  });

  it('has its use recorded at most once a minute', () => {
    const session = timesFrom(start);
    expect(shouldRecordUse(session, after(0.99))).toBe(false);
    expect(shouldRecordUse(session, after(1))).toBe(true);
  });
});
