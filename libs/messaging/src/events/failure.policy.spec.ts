import { DomainError } from '@plumbline/errors';
import { decideFailure, UnreadableEvent } from './failure.policy';

describe('an event that could not be handled', () => {
  it('is given up when it cannot be read', () => {
    expect(decideFailure(new UnreadableEvent('not JSON'), 0)).toEqual({
      then: 'dead-letter',
      reason: 'unreadable: not JSON',
    });
  });

  it('is given up when it was refused', () => {
    expect(decideFailure(new DomainError('projects.not-found'), 0)).toEqual({
      then: 'dead-letter',
      reason: 'refused: projects.not-found (There is no such project)',
    });
  });

  it('comes again when something else was unavailable', () => {
    expect(decideFailure(new DomainError('service.unavailable'), 0)).toMatchObject({ then: 'again' });
  });

  it('waits when the database is away', () => {
    expect(decideFailure(Object.assign(new Error(), { code: 'ECONNREFUSED' }), 0)).toEqual({ then: 'pause' });
    expect(decideFailure({ driverError: { code: '57P01' } }, 0)).toEqual({ then: 'pause' });
  });

  it('comes again later each time, at most half a minute', () => {
    const delays = [0, 1, 2, 8, 19].map((count) => decideFailure(new Error(), count));

    expect(delays).toEqual([100, 200, 400, 25_600, 30_000].map((delayMs) => ({ then: 'again', delayMs })));
  });
});
