import { readTime } from './time-text';

const morning = '2026-11-24T08:00:00.000Z';

describe('a time', () => {
  it.each([
    ['extended', '2026-11-24T08:00:00Z', morning],
    ['in basic form', '20261124T080000Z', morning],
    ['with an offset', '2026-11-24T09:00:00+01:00', morning],
    ['with an offset in basic form', '20261124T090000+0100', morning],
    ['with an offset of hours', '2026-11-24T03:00-05', morning],
    ['with a plus that arrived as a space', '2026-11-24T09:00:00 01:00', morning],
    ['with a space before the time', '2026-11-24 09:00:00+01:00', morning],
    ['without an offset, in UTC', '2026-11-24T08:00:00', morning],
    ['without seconds', '2026-11-24T08:00Z', morning],
    ['with a fraction behind a comma', '20261124T080000,25Z', '2026-11-24T08:00:00.250Z'],
    ['that is a day', '2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['that is a day in basic form', '20261124', '2026-11-24T00:00:00.000Z'],
    ['in Unix seconds', '1795507200', morning],
    ['in Unix seconds with a fraction', '1795507200.5', '2026-11-24T08:00:00.500Z'],
    ['in Unix seconds before 1970', '-1', '1969-12-31T23:59:59.000Z'],
  ])('%s is read: %s', (_form, text, utc) => expect(readTime(text)).toMatchObject({ instant: utc }));

  it('has the day that was written', () => {
    expect(readTime('2026-11-24T23:30:00-05:00')).toMatchObject({ day: '2026-11-24' });
    expect(readTime('1795507200')).toMatchObject({ day: undefined });
  });

  it.each([
    ['foo 1', 'ISO 8601'],
    ['', 'ISO 8601'],
    ['1e9', 'ISO 8601'],
    ['1e400', 'ISO 8601'],
    ['Tue, 24 Nov 2026 08:00:00 GMT', 'ISO 8601'],
    ['11.12.2026', 'begin with the year'],
    ['11/12/2026 08:00', 'begin with the year'],
    ['2026/11/24', 'hyphens'],
    ['2026-1-9', 'two digits'],
    ['2026-11-31', 'a day that exists'],
    ['20261131', 'a day that exists'],
    ['2026-13-01T00:00:00Z', 'a day that exists'],
    ['2026-11-24T99:99', 'a time of day that exists'],
    ['2026-11-24T08:00:00+99:00', 'an offset that exists'],
    ['0000-06-01', 'years 0001 to 9999'],
    ['9999-12-31T23:59:59-01:00', 'years 0001 to 9999'],
    ['-99999999999', 'years 0001 to 9999'],
    ['1795507200000', 'not in milliseconds'],
    ['1795507200000000', 'not in milliseconds'],
    ['20261124080000', 'a T between'],
  ])('is not %s', (text, mistake) => {
    expect(readTime(text)).toEqual({ mistake: expect.stringContaining(mistake) as string });
  });
});
