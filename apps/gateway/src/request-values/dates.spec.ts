import { attributes } from '@plumbline/http';
import { dayOrInstant, instantInput } from './dates';

const body = attributes({ day: dayOrInstant.optional(), since: instantInput.optional() });
const read = (values: object) => body.read({ data: { attributes: values } }, () => undefined);

describe('a day in a body', () => {
  it.each(['2026-11-24', '20261124', '2026-11-24T23:30:00-05:00', '2026-11-24 23:30:00'])('is read from %s', (day) =>
    expect(read({ day })).toEqual({ day: '2026-11-24' }),
  );

  it.each([
    ['2026-11-24T99:99', 'day must have a time of day that exists.'],
    ['2026-11-31', 'day must be a day that exists.'],
    ['11.12.2026', 'day must begin with the year, such as 2026-11-24.'],
    ['1795507200', 'day must be a day in ISO 8601, such as 2026-11-24, not a Unix time.'],
    [20261124, 'day must be a text.'],
  ])('is not %p: %s', (day, message) => expect(() => read({ day })).toThrow(message));
});

describe('an instant in a body', () => {
  it.each(['2026-11-24T09:00:00+01:00', '20261124T080000Z', '1795507200', 1_795_507_200])('is read from %p', (since) =>
    expect(read({ since })).toEqual({ since: '2026-11-24T08:00:00.000Z' }),
  );

  it.each([
    [1_795_507_200_000, 'since must be a Unix time in seconds, not in milliseconds.'],
    ['foo 1', 'since must be a time in ISO 8601, such as 2026-11-24T08:00:00Z, or a Unix time in seconds.'],
    [true, 'since must be a text.'],
  ])('is not %p: %s', (since, message) => expect(() => read({ since })).toThrow(message));
});
