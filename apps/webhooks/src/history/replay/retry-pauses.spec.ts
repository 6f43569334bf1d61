import { RetryPauses } from './retry-pauses';

describe('what failed', () => {
  it('waits longer after each failure in a row, up to a minute', () => {
    const pauses = new RetryPauses();
    expect(pauses.isDue('a', 0)).toBe(true);

    expect(Array.from({ length: 8 }, () => pauses.add('a', 0).pauseMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
    expect(pauses.isDue('a', 59_999)).toBe(false);
    expect(pauses.isDue('a', 60_000)).toBe(true);
    expect(pauses.isDue('b', 0)).toBe(true);
  });

  it('is forgotten after a success, and when it is gone', () => {
    const pauses = new RetryPauses();
    for (const id of ['a', 'b', 'c']) pauses.add(id, 0);

    pauses.delete('a');
    pauses.keep(['a', 'b']);

    expect(['a', 'b', 'c'].map((id) => pauses.isDue(id, 0))).toEqual([true, false, true]);
    expect(pauses.add('c', 0)).toEqual({ times: 1, pauseMs: 1_000 });
  });
});
