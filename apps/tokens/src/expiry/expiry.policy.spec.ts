import { warningDue } from './expiry.policy';

const now = new Date('2026-03-02T08:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const token = (endsInDays: number, facts: { lifetime?: number; warnedDays?: number } = {}) => ({
  createdAt: inDays(endsInDays - (facts.lifetime ?? 90)),
  expiresAt: inDays(endsInDays),
  warnedDays: facts.warnedDays ?? null,
});

describe('the warning before a token expires', () => {
  it('is due seven days before, and one day before', () => {
    expect(warningDue(token(7.1), now)).toBeUndefined();
    expect(warningDue(token(7), now)).toBe(7);
    expect(warningDue(token(1.1), now)).toBe(7);
    expect(warningDue(token(1), now)).toBe(1);
  });

  it('is given once per threshold', () => {
    expect(warningDue(token(6, { warnedDays: 7 }), now)).toBeUndefined();
    expect(warningDue(token(0.9, { warnedDays: 7 }), now)).toBe(1);
    expect(warningDue(token(0.5, { warnedDays: 1 }), now)).toBeUndefined();
  });

  it('is not given for a token with a lifetime below the threshold', () => {
    expect(warningDue(token(7, { lifetime: 7 }), now)).toBeUndefined();
    expect(warningDue(token(1, { lifetime: 7 }), now)).toBe(1);
    expect(warningDue(token(1, { lifetime: 1 }), now)).toBeUndefined();
  });

  it('is not given for a token that has expired, has a successor or never expires', () => {
    expect(warningDue(token(0), now)).toBeUndefined();
    expect(warningDue(token(1, { warnedDays: 0 }), now)).toBeUndefined();
    expect(warningDue({ ...token(1), expiresAt: null }, now)).toBeUndefined();
  });
});
