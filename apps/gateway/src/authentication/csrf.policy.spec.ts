import { csrfTokenFor } from '@plumbline/crypto';
import { foreignOrigin, isWrite, requireCsrfToken } from './csrf.policy';

const secret = 'the-secret-of-the-session';
const ownOrigins = ['https://plumbline.example.com'];
const post = (headers: Record<string, string>) => ({ method: 'POST', headers });

describe('the CSRF token of a session', () => {
  it('admits a write', () => {
    expect(() => requireCsrfToken(post({ 'x-csrf-token': csrfTokenFor(secret) }), secret)).not.toThrow();
  });

  it.each([
    ['no token', {}],
    ['the token of another session', { 'x-csrf-token': csrfTokenFor('another') }],
  ])('is missed in a write with %s', (_name, headers) => {
    expect(() => requireCsrfToken(post(headers), secret)).toThrow(
      expect.objectContaining({ code: 'auth.csrf-token-invalid' }) as Error,
    );
  });

  it('is not required for reads', () => {
    expect(['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'].filter((method) => isWrite({ method, headers: {} }))).toEqual([
      'POST',
      'DELETE',
    ]);
  });
});

describe('the origin of a request', () => {
  it.each([
    ['a page of the console', { origin: ownOrigins[0]! }],
    ['a client without pages', {}],
  ])('is not foreign for %s', (_name, headers) => {
    expect(foreignOrigin(post(headers), ownOrigins)).toBeUndefined();
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }, 'https://evil.example'],
    ['a sandboxed page', { origin: 'null' }, 'null'],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }, 'another site'],
  ])('is foreign for %s', (_name, headers, origin) => {
    expect(foreignOrigin(post(headers), ownOrigins)).toBe(origin);
  });
});
