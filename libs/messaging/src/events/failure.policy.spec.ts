import { DomainError } from '@plumbline/errors';
import { decideFailure, UnreadableEvent } from './failure.policy';

describe('an event that could not be handled', () => {
  it('becomes a dead letter when it is unreadable', () => {
    expect(decideFailure(new UnreadableEvent('not JSON'), { deliveryCount: 0 })).toEqual({
      then: 'dead-letter',
      reason: 'unreadable: not JSON',
    });
  });

  it('becomes a dead letter when it is rejected by a 4xx', () => {
    expect(decideFailure(new DomainError('projects.not-found'), { deliveryCount: 0 })).toEqual({
      then: 'dead-letter',
      reason: 'refused: projects.not-found (There is no such project)',
    });
  });

  it('is retried when something else is unavailable', () => {
    expect(decideFailure(new DomainError('service.unavailable'), { deliveryCount: 0 })).toMatchObject({
      then: 'again',
    });
  });

  it('returns to the queue when the database is unavailable', () => {
    expect(decideFailure(Object.assign(new Error(), { code: 'ECONNREFUSED' }), { deliveryCount: 0 })).toEqual({
      then: 'requeue',
    });
    expect(decideFailure({ driverError: { code: '57P01' } }, { deliveryCount: 0 })).toEqual({ then: 'requeue' });
    expect(decideFailure({ driverError: { code: '25006' } }, { deliveryCount: 0 })).toEqual({ then: 'requeue' });
  });

  it('becomes a dead letter when the database cannot store its data', () => {
    const error = { driverError: { code: '22P05' }, message: 'unsupported Unicode escape sequence' };

    expect(decideFailure(error, { deliveryCount: 0 })).toEqual({
      then: 'dead-letter',
      reason: 'refused: the database cannot store it (SQLSTATE 22P05)',
    });
  });

  it('becomes a dead letter after two retries while many others fail', () => {
    const decisions = [0, 1, 2].map((deliveryCount) => decideFailure(new Error(), { deliveryCount, crowded: true }));

    expect(decisions).toEqual([
      { then: 'again', delayMs: 100 },
      { then: 'again', delayMs: 200 },
      { then: 'dead-letter', reason: 'failed: 3 times, while many other events failed' },
    ]);
  });

  it('is retried with a growing delay of at most 30 seconds', () => {
    const delays = [0, 1, 2, 8, 19].map((deliveryCount) => decideFailure(new Error(), { deliveryCount }));

    expect(delays).toEqual([100, 200, 400, 25_600, 30_000].map((delayMs) => ({ then: 'again', delayMs })));
  });
});
