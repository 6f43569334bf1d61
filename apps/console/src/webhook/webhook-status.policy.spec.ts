import { statusOf } from './webhook-status.policy';

const working = { active: true, paused: false, verification: 'none', state: 'good' } as const;

it.each([
  ['active', working],
  ['active', { ...working, state: 'suspect' }],
  ['failing', { ...working, state: 'open' }],
  ['paused', { ...working, active: false, paused: true, state: 'open' }],
  ['off', { ...working, active: false }],
  ['disabled', { ...working, active: false, 'disabled-reason': 'failing' }],
  ['verifying', { ...working, verification: 'required', 'verification-state': 'pending' }],
  ['refused', { ...working, verification: 'required', 'verification-state': 'failed' }],
  ['active', { ...working, verification: 'required', 'verification-state': 'verified' }],
  ['paused', { ...working, active: false, paused: true, verification: 'required', 'verification-state': 'failed' }],
] as const)('the status is %s for %j', (state, webhook) => expect(statusOf(webhook)).toBe(state));
