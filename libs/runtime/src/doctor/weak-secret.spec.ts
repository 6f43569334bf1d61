import { randomBytes } from 'node:crypto';
import { weaknessOf } from './weak-secret';

describe('weaknessOf', () => {
  it.each([
    ['hexadecimal digits', randomBytes(16).toString('hex')],
    ['base64', randomBytes(24).toString('base64')],
    ['bytes of a key', randomBytes(32)],
  ])('accepts random %s', (_kind, secret) => {
    expect(weaknessOf(secret)).toBeUndefined();
  });

  it.each([
    ['one character', 'x'.repeat(40), 'has few different characters'],
    ['a repeated word', 'abcd'.repeat(10), 'has few different characters'],
    ['a key of zeros', Buffer.alloc(32), 'has few different characters'],
    ['a key of text', Buffer.from('a-sentence-of-exactly-32-letters'), 'is text instead of random bytes'],
  ])('notices %s', (_kind, secret, weakness) => {
    expect(weaknessOf(secret)).toBe(weakness);
  });
});
