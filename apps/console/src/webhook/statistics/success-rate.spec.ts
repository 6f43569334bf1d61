import { successRate } from './success-rate';

it.each([
  [{ delivered: 3, retried: 1, failed: 0 }, 0.75],
  [{ delivered: 0, retried: 0, failed: 2 }, 0],
  [{ delivered: 0, retried: 0, failed: 0 }, undefined],
])('the success rate of %j is %p', (attempts, rate) => expect(successRate(attempts)).toBe(rate));
