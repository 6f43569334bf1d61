import { DomainError } from '@plumbline/errors';
import { decideFailure, UnreadableEvent } from './failure.policy';

describe('an event that could not be handled', () => {
  it('becomes a dead letter when it is unreadable', () => {
    expect(decideFailure(new UnreadableEvent('not JSON'), 0)).toEqual({
      then: 'dead-letter',
      reason: 'unreadable: not JSON',
    });
  });

  it('becomes a dead letter when it is rejected by a 4xx', () => {
    expect(decideFailure(new DomainError('projects.not-found'), 0)).toEqual({
      then: 'dead-letter',
      reason: 'refused: projects.not-found (There is no such project)',
    });
  });

  it('is retried when something else is unavailable', () => {
    expect(decideFailure(new DomainError('service.unavailable'), 0)).toMatchObject({ then: 'again' });
  });

  it('returns to the queue when the database is unavailable', () => {
    expect(decideFailure(Object.assign(new Error(), { code: 'ECONNREFUSED' }), 0)).toEqual({ then: 'requeue' });
    expect(decideFailure({ driverError: { code: '57P01' } }, 0)).toEqual({ then: 'requeue' });
    expect(decideFailure({ driverError: { code: '25006' } }, 0)).toEqual({ then: 'requeue' });
  });

  it('is retried with a growing delay of at most 30 seconds', () => {
    const delays = [0, 1, 2, 8, 19].map((count) => decideFailure(new Error(), count));

    expect(delays).toEqual([100, 200, 400, 25_600, 30_000].map((delayMs) => ({ then: 'again', delayMs })));
  });
});
