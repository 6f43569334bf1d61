import { noProofNeeded, proofAfter, sends, switched, unproven, type Verification } from './endpoint-status.policy';

describe('sends', () => {
  const on = { active: true, paused: false, verification: 'none' as Verification };

  it('goes out when it is on and not held back', () => {
    expect(sends(on)).toBe(true);
    expect(sends({ ...on, verification: 'verified' })).toBe(true);
  });
  it.each([
    { active: false },
    { paused: true },
    { verification: 'pending' as const },
    { verification: 'failed' as const },
  ])('holds back with %j', (facts) => expect(sends({ ...on, ...facts })).toBe(false));
});

describe('switched', () => {
  it('switches on, which ends a pause', () =>
    expect(switched({ paused: true }, { active: true })).toEqual({ active: true, paused: false }));
  it('switches off', () => expect(switched({ paused: false }, { active: false })).toEqual({ active: false }));
  it('leaves a pause alone when it is told what it shows', () =>
    expect(switched({ paused: true }, { active: false })).toEqual({}));
  it('pauses', () => expect(switched({ paused: false }, { pause: true })).toEqual({ paused: true }));
  it('changes nothing when nothing is said', () => expect(switched({ paused: false }, {})).toEqual({}));
});

describe('proofAfter', () => {
  const verifiedAt = new Date('2026-11-24T08:00:00Z');
  const targetUrl = 'https://a.example/';
  const proven = { targetUrl, verification: 'verified' as const, verifiedAt };
  const plain = { targetUrl, verification: 'none' as const, verifiedAt: null };

  it('is due when it is asked for', () => expect(proofAfter(plain, { verification: 'required' })).toEqual(unproven));
  it('is not lost by asking again', () => expect(proofAfter(proven, { verification: 'required' })).toEqual({}));
  it('is forgotten when it is not asked for', () =>
    expect(proofAfter(proven, { verification: 'none' })).toEqual(noProofNeeded));
  it('is due anew for another URL, and that there was one stays known', () =>
    expect(proofAfter(proven, { targetUrl: 'https://b.example/' })).toEqual({ ...unproven, verifiedAt }));
  it('is no matter of the same URL, or of an endpoint that needs none', () => {
    expect(proofAfter(proven, { targetUrl })).toEqual({});
    expect(proofAfter(plain, { targetUrl: 'https://b.example/' })).toEqual({});
  });
});
