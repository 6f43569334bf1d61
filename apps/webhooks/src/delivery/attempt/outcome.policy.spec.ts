import * as fc from 'fast-check';
import type { SendResult } from '../../sender/sender';
import { decideOutcome } from './outcome.policy';

const now = new Date('2026-11-24T08:00:00Z');
const answered = (status: number, asks: { retryAfter?: string; wish?: string } = {}): SendResult => ({
  kind: 'answered',
  status,
  retryAfter: asks.retryAfter,
  wish: asks.wish,
  headers: {},
  body: '',
});
const decide = (result: SendResult, made = 1) => decideOutcome({ made, result, now, random: 0.5 });

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const made = fc.integer({ min: 1, max: 20 });

describe('decideOutcome', () => {
  it('takes 2xx, and only 2xx, for success, however late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), made, random, (status, made, random) => {
        const { kind } = decideOutcome({ made, result: answered(status), now, random });
        expect(kind === 'delivered').toBe(status >= 200 && status < 300);
      }),
    );
  });

  it('always ends: at most eight attempts, then delivered, gone or given up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 300, max: 599 }), { minLength: 8, maxLength: 20 }),
        random,
        (statuses, random) => {
          const kinds = statuses.map(
            (status, index) => decideOutcome({ made: index + 1, result: answered(status), now, random }).kind,
          );
          const end = kinds.findIndex((kind) => kind !== 'retry');
          expect(end).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(7);
        },
      ),
    );
  });

  it.each([301, 302, 307, 308])('does not follow a redirect (%i), but tries again', (status) =>
    expect(decide(answered(status))).toEqual({ kind: 'retry', delayMs: 5_000 }),
  );

  it('tries again when there was no answer', () =>
    expect(decide({ kind: 'unanswered', error: 'connection-refused' })).toEqual({ kind: 'retry', delayMs: 5_000 }));

  it('switches the endpoint off at 410, at once', () =>
    expect(decide(answered(410))).toEqual({ kind: 'gone', disable: 'gone' }));

  describe('when the answer has the header webhook-delivery', () => {
    const wish = (value: string, status: number) => decide(answered(status, { wish: value }));

    it('gives a message up that the subscriber does not want', () =>
      expect(wish('abort-message', 400)).toEqual({ kind: 'aborted' }));

    it.each([400, 500, 301])('gives the message up and switches the endpoint off when a %i asks for it', (status) =>
      expect(wish(' Disable', status)).toEqual({ kind: 'aborted', disable: 'asked' }),
    );

    it('takes a 2xx for success whatever it says', () => {
      expect(wish('abort-message', 204)).toEqual({ kind: 'delivered' });
      expect(wish('disable', 204)).toEqual({ kind: 'delivered', disable: 'asked' });
    });

    it('tries again when it says something else', () => expect(wish('stop', 400).kind).toBe('retry'));
  });

  it.each([429, 503])('waits as long as a %i asks for, and the other deliveries of the endpoint with it', (status) =>
    expect(decide(answered(status, { retryAfter: '60' }))).toEqual({ kind: 'retry', delayMs: 60_000, holdMs: 60_000 }),
  );

  it('waits for ten hours at most, also after the last attempt', () => {
    const day = answered(503, { retryAfter: '86400' });
    expect(decide(day)).toEqual({ kind: 'retry', delayMs: 36_000_000, holdMs: 36_000_000 });
    expect(decide(day, 8)).toEqual({ kind: 'gave-up', holdMs: 36_000_000 });
  });

  it('takes no waiting time from other statuses', () =>
    expect(decide(answered(500, { retryAfter: '60' }))).toEqual({ kind: 'retry', delayMs: 5_000 }));

  it('gives up after the eighth attempt', () => {
    expect(decide(answered(500), 7).kind).toBe('retry');
    expect(decide(answered(500), 8)).toEqual({ kind: 'gave-up' });
  });
});
