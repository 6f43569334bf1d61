import fc from 'fast-check';
import { largestBatch, nextBatch, periodOf, smallestBatch } from './replay.policy';

const now = new Date('2026-11-24T08:00:00.000Z');
const refusal = (pointer: string) =>
  expect.objectContaining({ problems: [expect.objectContaining({ source: { pointer } })] });

describe('periodOf', () => {
  it('is everything from a time until now', () =>
    expect(periodOf({ since: '2026-11-20T00:00:00.000Z' }, now)).toEqual({
      kind: 'everything',
      from: new Date('2026-11-20T00:00:00.000Z'),
      to: now,
      position: '0',
    }));

  it('is the failed deliveries from a time until another, or until now', () => {
    const failedFrom = '2026-11-20T00:00:00.000Z';
    const begin = { kind: 'failed', from: new Date(failedFrom), position: '019a9e8c-4000-0000-0000-000000000000' };
    const to = '2026-11-21T00:00:00.000Z';
    expect(periodOf({ failedFrom, failedTo: to }, now)).toEqual({
      ...begin,
      position: expect.any(String),
      to: new Date(to),
    });
    expect(periodOf({ failedFrom }, now).to).toEqual(now);
    expect(periodOf({ failedFrom, failedTo: '2030-01-01T00:00:00.000Z' }, now).to).toEqual(now);
  });

  it.each([
    [{}, 'since'],
    [{ since: '2026-11-20T00:00:00.000Z', failedFrom: '2026-11-20T00:00:00.000Z' }, 'since'],
    [{ since: '2026-11-24T08:00:00.001Z' }, 'since'],
    [{ failedTo: '2026-11-20T00:00:00.000Z' }, 'failed-from'],
    [{ failedFrom: '2026-11-25T00:00:00.000Z' }, 'failed-from'],
    [{ failedFrom: '2026-11-20T00:00:00.000Z', failedTo: '2026-11-20T00:00:00.000Z' }, 'failed-to'],
  ])('rejects %j', (input, name) => expect(() => periodOf(input, now)).toThrow(refusal(`/data/attributes/${name}`)));
});

describe('nextBatch', () => {
  const batch = fc.integer({ min: smallestBatch, max: largestBatch });

  it('stays between the smallest and the largest batch', () =>
    fc.assert(
      fc.property(batch, fc.nat(5_000), (size, waiting) => {
        const next = nextBatch({ batch: size, waiting });
        expect(next).toBeGreaterThanOrEqual(smallestBatch);
        expect(next).toBeLessThanOrEqual(largestBatch);
      }),
    ));

  it('never grows while deliveries wait', () =>
    fc.assert(
      fc.property(batch, fc.integer({ min: 1, max: 5_000 }), (size, waiting) => {
        expect(nextBatch({ batch: size, waiting })).toBeLessThanOrEqual(size);
      }),
    ));

  it('shrinks to the smallest for an endpoint that takes nothing, and grows to the largest for one that takes everything', () => {
    const after = (steps: number, waiting: (size: number) => number, start: number) =>
      Array.from({ length: steps }).reduce<number>((size) => nextBatch({ batch: size, waiting: waiting(size) }), start);
    expect(after(10, (size) => size, largestBatch)).toBe(smallestBatch);
    expect(after(10, () => 0, smallestBatch)).toBe(largestBatch);
  });
});
