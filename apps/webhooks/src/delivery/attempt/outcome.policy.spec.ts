import * as fc from 'fast-check';
import type { SendResult } from '../../sender/sender';
import { decideOutcome } from './outcome.policy';

const now = new Date('2026-11-24T08:00:00Z');
const responded = (status: number, asks: { retryAfter?: string; instruction?: string } = {}): SendResult => ({
  kind: 'response',
  status,
  retryAfter: asks.retryAfter,
  instruction: asks.instruction,
  headers: {},
  body: '',
});
const decide = (result: SendResult, made = 1) => decideOutcome({ made, result, now, random: 0.5 });

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const made = fc.integer({ min: 1, max: 20 });

describe('decideOutcome', () => {
  it('treats 2xx, and nothing else, as success at any attempt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), made, random, (status, made, random) => {
        const { kind } = decideOutcome({ made, result: responded(status), now, random });
        expect(kind === 'delivered').toBe(status >= 200 && status < 300);
      }),
    );
  });

  it('always ends within eight attempts: delivered, gone or given up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 300, max: 599 }), { minLength: 8, maxLength: 20 }),
        random,
        (statuses, random) => {
          const kinds = statuses.map(
            (status, index) => decideOutcome({ made: index + 1, result: responded(status), now, random }).kind,
          );
          const end = kinds.findIndex((kind) => kind !== 'retry');
          expect(end).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(7);
        },
      ),
    );
  });

  it.each([301, 302, 307, 308])('retries after a redirect (%i)', (status) =>
    expect(decide(responded(status))).toEqual({ kind: 'retry', delayMs: 5_000 }),
  );

  it('retries when there was no response', () =>
    expect(decide({ kind: 'no-response', error: 'connection-refused' })).toEqual({ kind: 'retry', delayMs: 5_000 }));

  it('disables the endpoint at the first 410', () =>
    expect(decide(responded(410))).toEqual({ kind: 'gone', disable: 'gone' }));

  describe('with the response header webhook-delivery', () => {
    const instruction = (value: string, status: number) => decide(responded(status, { instruction: value }));

    it('gives up a delivery that the subscriber rejects', () =>
      expect(instruction('abort-message', 400)).toEqual({ kind: 'aborted' }));

    it.each([400, 500, 301])('gives up the delivery and disables the endpoint when a %i asks for it', (status) =>
      expect(instruction(' Disable', status)).toEqual({ kind: 'aborted', disable: 'asked' }),
    );

    it('treats 2xx as success whatever the header contains', () => {
      expect(instruction('abort-message', 204)).toEqual({ kind: 'delivered' });
      expect(instruction('disable', 204)).toEqual({ kind: 'delivered', disable: 'asked' });
    });

    it('retries when the header contains anything else', () => expect(instruction('stop', 400).kind).toBe('retry'));
  });

  it.each([429, 503])('waits as long as a %i asks, and holds the other deliveries of the endpoint', (status) =>
    expect(decide(responded(status, { retryAfter: '60' }))).toEqual({ kind: 'retry', delayMs: 60_000, holdMs: 60_000 }),
  );

  it('waits at most ten hours, also after the last attempt', () => {
    const day = responded(503, { retryAfter: '86400' });
    expect(decide(day)).toEqual({ kind: 'retry', delayMs: 36_000_000, holdMs: 36_000_000 });
    expect(decide(day, 8)).toEqual({ kind: 'gave-up', holdMs: 36_000_000 });
  });

  it('ignores Retry-After of other statuses', () =>
    expect(decide(responded(500, { retryAfter: '60' }))).toEqual({ kind: 'retry', delayMs: 5_000 }));

  it('gives up after the eighth attempt', () => {
    expect(decide(responded(500), 7).kind).toBe('retry');
    expect(decide(responded(500), 8)).toEqual({ kind: 'gave-up' });
  });
});
