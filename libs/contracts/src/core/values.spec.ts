import { instant, uuid } from './values';

describe('an instant', () => {
  it.each([
    ['Python', '2026-11-27T03:00:57.488291+00:00', '2026-11-27T03:00:57.488Z'],
    ['PHP', '2026-11-27T04:00:57+01:00', '2026-11-27T03:00:57.000Z'],
    ['Go', '2026-11-27T03:00:57.488291345Z', '2026-11-27T03:00:57.488Z'],
    ['.NET', '2026-11-27T03:00:57.4882913-05:30', '2026-11-27T08:30:57.488Z'],
    ['JavaScript', '2026-11-27T03:00:57.488Z', '2026-11-27T03:00:57.488Z'],
    ['lower case', '2026-11-27t03:00:57z', '2026-11-27T03:00:57.000Z'],
    ['a space', '2026-11-27 03:00:57Z', '2026-11-27T03:00:57.000Z'],
    ['a leap second', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ])('as written by %s becomes UTC with milliseconds', (_by, text, utc) => {
    expect(instant.parse(text)).toBe(utc);
  });

  it.each([
    '2026-11-27T03:00:57',
    '2026-11-31T03:00:57Z',
    '2026-11-27T24:00:00Z',
    '2026-11-27T03:00:61Z',
    '2026-11-27',
    '0000-06-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '27.11.2026 03:00',
    '1732676457',
  ])('is not %s', (text) => {
    expect(instant.safeParse(text).error?.issues).toEqual([
      expect.objectContaining({ message: expect.stringContaining('must be a time by RFC 3339') as string }),
    ]);
  });
});

describe('a UUID', () => {
  const lowerCase = '6f9619ff-8b86-d011-b42d-00c04fc964ff';
  it.each([
    lowerCase,
    '6F9619FF-8B86-D011-B42D-00C04FC964FF',
    '{6F9619FF-8B86-D011-B42D-00C04FC964FF}',
    '6f9619ff8b86d011b42d00c04fc964ff',
  ])('is read from %s in lower case', (text) => expect(uuid.parse(text)).toBe(lowerCase));

  it.each(['00000000-0000-0000-0000-000000000000', '11111111-1111-1111-1111-111111111111'])(
    'has any version: %s',
    (text) => expect(uuid.parse(text)).toBe(text),
  );

  it.each([
    '',
    'ep',
    '{6f9619ff-8b86-d011-b42d-00c04fc964ff',
    '6f9619ff-8b86-d011-b42d-00c04fc964f',
    '6f9619ff-8b86-d011-b42d-00c04fc964fg',
    'urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff',
  ])('is not %p', (text) =>
    expect(uuid.safeParse(text).error?.issues).toEqual([expect.objectContaining({ message: 'must be a UUID' })]),
  );
});
