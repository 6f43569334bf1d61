import { statusOf, successRate } from './webhook.policy';

const working = { active: true, paused: false, verification: 'none' } as const;

it.each([
  ['active', working],
  ['paused', { ...working, active: false, paused: true }],
  ['off', { ...working, active: false }],
  ['disabled', { ...working, active: false, 'disabled-reason': 'failing' }],
  ['verifying', { ...working, verification: 'required', 'verification-state': 'pending' }],
  ['refused', { ...working, verification: 'required', 'verification-state': 'failed' }],
  ['active', { ...working, verification: 'required', 'verification-state': 'verified' }],
  ['paused', { ...working, active: false, paused: true, verification: 'required', 'verification-state': 'failed' }],
] as const)('the status is %s for %j', (state, webhook) => expect(statusOf(webhook)).toBe(state));

it.each([
  [{ delivered: 3, retried: 1, failed: 0 }, 0.75],
  [{ delivered: 0, retried: 0, failed: 2 }, 0],
  [{ delivered: 0, retried: 0, failed: 0 }, undefined],
])('the success rate of %j is %p', (attempts, rate) => expect(successRate(attempts)).toBe(rate));
