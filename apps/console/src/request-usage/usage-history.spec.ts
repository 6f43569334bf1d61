import { everyStep, sumOf } from './usage-history';

const hour = { since: '2026-11-24T08:00:00.000Z', 'step-seconds': 3_600 };
const point = (at: string, admitted: number, refused = 0) => ({ at, admitted, refused });

describe('the steps of the usage history', () => {
  it('include steps without requests, but no step that has not begun', () => {
    const now = Date.parse('2026-11-24T11:30:00Z');
    expect(everyStep([point('2026-11-24T09:00:00.000Z', 3, 1)], hour, now)).toEqual([
      point('2026-11-24T08:00:00.000Z', 0),
      point('2026-11-24T09:00:00.000Z', 3, 1),
      point('2026-11-24T10:00:00.000Z', 0),
      point('2026-11-24T11:00:00.000Z', 0),
    ]);
  });

  it('add up to the admitted and the refused requests', () => {
    expect(sumOf([point('2026-11-24T08:00:00.000Z', 3, 1), point('2026-11-24T09:00:00.000Z', 4)])).toEqual({
      admitted: 7,
      refused: 1,
    });
  });
});
