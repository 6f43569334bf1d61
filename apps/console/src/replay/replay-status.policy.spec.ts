import { replayStatusOf } from './replay-status.policy';

it.each([
  ['running', { state: 'running', pending: 3 }],
  ['cancelled', { state: 'cancelled', pending: 3 }],
  ['failed', { state: 'failed', pending: 0 }],
  ['waiting', { state: 'finished', pending: 1, undelivered: 1 }],
  ['incomplete', { state: 'finished', pending: 0, undelivered: 1 }],
  ['arrived', { state: 'finished', pending: 0, undelivered: 0 }],
  ['finished', { state: 'finished' }],
] as const)('the status is %s for %j', (status, replay) => expect(replayStatusOf(replay)).toBe(status));
