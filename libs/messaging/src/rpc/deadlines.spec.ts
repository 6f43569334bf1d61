import { Deadlines } from './deadlines';

beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
afterEach(() => jest.useRealTimers());

/** Deadlines of a list of calls, as the client uses them. */
function watching(open: number[]) {
  const ended: number[] = [];
  const deadlines = new Deadlines((now) => {
    ended.push(...open.filter((deadline) => deadline <= now));
    open = open.filter((deadline) => deadline > now);
    return Math.min(...open);
  });
  for (const deadline of open) deadlines.add(deadline);
  return { deadlines, ended };
}

describe('deadlines', () => {
  it('pass in order of time, not of insertion', () => {
    const { ended } = watching([1_500, 1_200, 1_900]);

    jest.advanceTimersByTime(200);
    expect(ended).toEqual([1_200]);
    jest.advanceTimersByTime(700);
    expect(ended).toEqual([1_200, 1_500, 1_900]);
  });

  it('share one timer', () => {
    watching([1_500, 1_200, 1_900]);

    expect(jest.getTimerCount()).toBe(1);
  });

  it('leave no timer when none is left or after a stop', () => {
    watching([1_100]);
    jest.advanceTimersByTime(100);
    expect(jest.getTimerCount()).toBe(0);

    watching([1_900]).deadlines.stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});
