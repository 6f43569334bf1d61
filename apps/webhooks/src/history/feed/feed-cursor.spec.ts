import fc from 'fast-check';
import { readCursor, writeCursor } from './feed-cursor';

describe('a cursor', () => {
  it('is read as it was written', () =>
    fc.assert(
      fc.property(
        fc.nat(2 ** 31 - 1),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        (event, date) => {
          const cursor = { event, day: date.toISOString().slice(0, 10) };
          expect(readCursor(writeCursor(cursor))).toEqual(cursor);
        },
      ),
    ));

  it.each([
    '',
    'nonsense',
    '1.2.3',
    Buffer.from('2.7.2026-11-24').toString('base64url'),
    Buffer.from('1.7.2026-99-99').toString('base64url'),
    Buffer.from('1.7.2026-02-31').toString('base64url'),
    Buffer.from('1.7.0000-01-01').toString('base64url'),
  ])('that is invalid (%j) is undefined', (text) => expect(readCursor(text)).toBeUndefined());

  it('is either valid or undefined, whatever the text', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cursor = readCursor(text);
        if (cursor) expect(cursor.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    ));
});
