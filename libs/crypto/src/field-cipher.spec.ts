import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { FieldCipher, UnreadableFieldError } from './field-cipher';

const key = () => randomBytes(32).toString('base64');
const place = { table: 'endpoint', column: 'basic_password', rowId: '0199' };

describe('FieldCipher', () => {
  it('decrypts any text that it encrypted, and knows its size before', () => {
    const cipher = new FieldCipher({ current: 'k1', keys: { k1: key() } });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (plaintext) => {
        const text = cipher.encrypt(plaintext, place);
        const bytes = Buffer.byteLength(plaintext);
        return (
          text.startsWith('v1.k1.') && cipher.decrypt(text, place) === plaintext && cipher.plainBytes(text) === bytes
        );
      }),
    );
  });

  it('encrypts the same text differently each time', () => {
    const cipher = new FieldCipher({ current: 'k1', keys: { k1: key() } });
    expect(cipher.encrypt('secret', place)).not.toBe(cipher.encrypt('secret', place));
  });

  it.each([
    ['table', { ...place, table: 'other' }],
    ['column', { ...place, column: 'other' }],
    ['row', { ...place, rowId: 'other' }],
    ['boundary between the parts', { table: 'endpointb', column: 'asic_password', rowId: '0199' }],
  ])('rejects a value that was moved to another %s', (_, elsewhere) => {
    const cipher = new FieldCipher({ current: 'k1', keys: { k1: key() } });
    expect(() => cipher.decrypt(cipher.encrypt('secret', place), elsewhere)).toThrow(UnreadableFieldError);
  });

  it('decrypts old values after a rotation, and encrypts with the new key', () => {
    const [k1, k2] = [key(), key()];
    const old = new FieldCipher({ current: 'k1', keys: { k1 } }).encrypt('secret', place);
    const rotated = new FieldCipher({ current: 'k2', keys: { k1, k2 } });
    expect(rotated.decrypt(old, place)).toBe('secret');
    expect(rotated.encrypt('secret', place)).toMatch(/^v1\.k2\./);
    expect(() => new FieldCipher({ current: 'k2', keys: { k2 } }).decrypt(old, place)).toThrow('no key "k1"');
  });

  it('rejects a change of any byte', () => {
    const cipher = new FieldCipher({ current: 'k1', keys: { k1: key() } });
    const [version, id, sealed] = cipher.encrypt('secret', place).split('.') as [string, string, string];
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 1;
      expect(() => cipher.decrypt(`${version}.${id}.${damaged.toString('base64url')}`, place)).toThrow(
        UnreadableFieldError,
      );
    }
  });

  it.each(['', 'plain', 'v2.k1.AAAA', 'v1.k1', 'v1.k1.AAAA', 'v1.k1.AAAA.more'])('rejects the text %j', (text) => {
    const cipher = new FieldCipher({ current: 'k1', keys: { k1: key() } });
    expect(() => cipher.decrypt(text, place)).toThrow(UnreadableFieldError);
  });

  it('rejects a key ring without its current key, with a short key or with an invalid id', () => {
    expect(() => new FieldCipher({ current: 'k2', keys: { k1: key() } })).toThrow('no key "k2"');
    expect(() => new FieldCipher({ current: 'k1', keys: { k1: 'AAAA' } })).toThrow('32 bytes');
    expect(() => new FieldCipher({ current: 'a.b', keys: { 'a.b': key() } })).toThrow('key id');
  });
});
