import fc from 'fast-check';
import { mintToken, parseToken } from './access-token';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('access tokens', () => {
  it('have the documented format', () => {
    const { id, token } = mintToken();
    expect(token).toMatch(/^plb_pat_[0-9A-Za-z]{16}_[0-9A-Za-z]{38}$/);
    expect(token.startsWith(`plb_pat_${id}_`)).toBe(true);
  });

  it('are parsed to their id', () => {
    for (let made = 0; made < 200; made += 1) {
      const { id, token } = mintToken();
      expect(parseToken(token)).toEqual({ id });
    }
  });

  it('keep their format, so that existing tokens stay valid', () => {
    const token = 'plb_pat_0123456789ABCDEF_0123456789ABCDEFGHIJKLMNOPQRSTUV';
    expect(parseToken(`${token}2efNdg`)).toEqual({ id: '0123456789ABCDEF' });
  });

  it('are rejected if any single character changes', () => {
    const { token } = mintToken();
    const position = fc.integer({ min: 0, max: token.length - 1 });
    fc.assert(
      fc.property(position, fc.constantFrom(...base62), (at, character) => {
        fc.pre(token[at] !== character);
        expect(parseToken(token.slice(0, at) + character + token.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('are rejected if truncated, extended or surrounded by white space', () => {
    const { token } = mintToken();
    for (const wrong of ['', token.slice(0, -1), `${token}0`, ` ${token}`, `${token}\n`, token.toLowerCase()]) {
      expect(parseToken(wrong)).toBeUndefined();
    }
  });

  it('are not found in arbitrary text', () => {
    fc.assert(fc.property(fc.string(), (text) => parseToken(text) === undefined));
  });
});
