import { addDays, daysBefore, daysToHave, firstKeptDay } from './day.policy';

describe('the days of partitions', () => {
  it('continue after the end of a month, a year and a leap February', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('are today, the next ones, and those of waiting rows, each once', () =>
    expect(daysToHave('2026-11-24', { ahead: 2, waiting: ['2026-11-25', '2026-10-01'] })).toEqual([
      '2026-10-01',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ]));

  it('are kept for the configured number of complete days', () => {
    expect(firstKeptDay('2026-11-24', 30)).toBe('2026-10-25');
    expect(daysBefore('2026-10-25', ['2026-10-25', '2026-10-24', '2026-09-30', '2026-11-24'])).toEqual([
      '2026-09-30',
      '2026-10-24',
    ]);
  });
});
