import { firstStep } from './usage-period';

describe('the first interval of the last day', () => {
  it('starts within the day, aligned to the clock', () => {
    const now = new Date('2026-11-24T12:03:10.000Z');
    expect(firstStep(now, 300)).toEqual(new Date('2026-11-23T12:05:00.000Z'));
    expect(firstStep(now, 3_600)).toEqual(new Date('2026-11-23T13:00:00.000Z'));
  });

  it('starts with the day when that is aligned', () => {
    expect(firstStep(new Date('2026-11-24T12:00:00.000Z'), 3_600)).toEqual(new Date('2026-11-23T12:00:00.000Z'));
  });
});
