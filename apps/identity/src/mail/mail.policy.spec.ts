import { mostAttempts, nextAttemptAt } from './mail.policy';

const now = new Date('2026-03-02T08:00:00.000Z');
const minutesAfter = (attempts: number) => (nextAttemptAt(attempts, now)!.getTime() - now.getTime()) / 60_000;

describe('a mail that could not be sent', () => {
  it('is tried again after a pause that doubles up to an hour', () => {
    expect([1, 2, 3, 6, 7, 20].map(minutesAfter)).toEqual([1, 2, 4, 32, 60, 60]);
  });

  it('is given up after about a day', () => {
    const pauses = Array.from({ length: mostAttempts - 1 }, (_, index) => minutesAfter(index + 1));
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 60;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(26);
    expect(nextAttemptAt(mostAttempts, now)).toBeUndefined();
  });
});
