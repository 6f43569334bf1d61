import {
  verificationNotRequired,
  verificationAfter,
  deliversNow,
  switchAfter,
  unverified,
  type Verification,
} from './endpoint-status.policy';

describe('sends', () => {
  const on = { active: true, paused: false, verification: 'none' as Verification };

  it('goes out when it is on and not held back', () => {
    expect(deliversNow(on)).toBe(true);
    expect(deliversNow({ ...on, verification: 'verified' })).toBe(true);
  });
  it.each([
    { active: false },
    { paused: true },
    { verification: 'pending' as const },
    { verification: 'failed' as const },
  ])('holds back with %j', (facts) => expect(deliversNow({ ...on, ...facts })).toBe(false));
});

describe('switched', () => {
  it('switches on, which ends a pause', () =>
    expect(switchAfter({ paused: true }, { active: true })).toEqual({ active: true, paused: false }));
  it('switches off', () => expect(switchAfter({ paused: false }, { active: false })).toEqual({ active: false }));
  it('leaves a pause alone when it is told what it shows', () =>
    expect(switchAfter({ paused: true }, { active: false })).toEqual({}));
  it('pauses', () => expect(switchAfter({ paused: false }, { pause: true })).toEqual({ paused: true }));
  it('changes nothing when nothing is said', () => expect(switchAfter({ paused: false }, {})).toEqual({}));
});

describe('proofAfter', () => {
  const verifiedAt = new Date('2026-11-24T08:00:00Z');
  const targetUrl = 'https://a.example/';
  const proven = { targetUrl, verification: 'verified' as const, verifiedAt };
  const plain = { targetUrl, verification: 'none' as const, verifiedAt: null };

  it('is due when it is asked for', () =>
    expect(verificationAfter(plain, { verification: 'required' })).toEqual(unverified));
  it('is not lost by asking again', () => expect(verificationAfter(proven, { verification: 'required' })).toEqual({}));
  it('is forgotten when it is not asked for', () =>
    expect(verificationAfter(proven, { verification: 'none' })).toEqual(verificationNotRequired));
  it('is due anew for another URL, and that there was one stays known', () =>
    expect(verificationAfter(proven, { targetUrl: 'https://b.example/' })).toEqual({ ...unverified, verifiedAt }));
  it('is no matter of the same URL, or of an endpoint that needs none', () => {
    expect(verificationAfter(proven, { targetUrl })).toEqual({});
    expect(verificationAfter(plain, { targetUrl: 'https://b.example/' })).toEqual({});
  });
});
