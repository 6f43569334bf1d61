import {
  verificationNotRequired,
  verificationAfter,
  deliversNow,
  switchAfter,
  unverified,
  type Verification,
} from './endpoint-status.policy';

describe('deliversNow', () => {
  const on = { active: true, paused: false, verification: 'none' as Verification };

  it('is true for an active endpoint that is not held back', () => {
    expect(deliversNow(on)).toBe(true);
    expect(deliversNow({ ...on, verification: 'verified' })).toBe(true);
  });
  it.each([
    { active: false },
    { paused: true },
    { verification: 'pending' as const },
    { verification: 'failed' as const },
  ])('is false with %j', (facts) => expect(deliversNow({ ...on, ...facts })).toBe(false));
});

describe('switchAfter', () => {
  it('enables the endpoint, which ends a pause', () =>
    expect(switchAfter({ paused: true }, { active: true })).toEqual({ active: true, paused: false }));
  it('disables the endpoint', () =>
    expect(switchAfter({ paused: false }, { active: false })).toEqual({ active: false }));
  it('keeps a pause when the visible value is written back', () =>
    expect(switchAfter({ paused: true }, { active: false })).toEqual({}));
  it('pauses the endpoint', () => expect(switchAfter({ paused: false }, { pause: true })).toEqual({ paused: true }));
  it('changes nothing without input', () => expect(switchAfter({ paused: false }, {})).toEqual({}));
});

describe('verificationAfter', () => {
  const verifiedAt = new Date('2026-11-24T08:00:00Z');
  const targetUrl = 'https://a.example/';
  const verified = { targetUrl, verification: 'verified' as const, verifiedAt };
  const plain = { targetUrl, verification: 'none' as const, verifiedAt: null };

  it('is pending when it becomes required', () =>
    expect(verificationAfter(plain, { verification: 'required' })).toEqual(unverified));
  it('is kept when it is required again', () =>
    expect(verificationAfter(verified, { verification: 'required' })).toEqual({}));
  it('is reset when it is no longer required', () =>
    expect(verificationAfter(verified, { verification: 'none' })).toEqual(verificationNotRequired));
  it('is pending for another URL, and keeps the time of the last one', () =>
    expect(verificationAfter(verified, { targetUrl: 'https://b.example/' })).toEqual({ ...unverified, verifiedAt }));
  it('does not change for the same URL, or for an endpoint that requires none', () => {
    expect(verificationAfter(verified, { targetUrl })).toEqual({});
    expect(verificationAfter(plain, { targetUrl: 'https://b.example/' })).toEqual({});
  });
});
