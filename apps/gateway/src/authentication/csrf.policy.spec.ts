import { csrfTokenFor } from '@plumbline/crypto';
import { requireCsrfToken } from './csrf.policy';

const secret = 'the-secret-of-the-session';
const ownOrigins = ['https://plumbline.example.com'];
const write = (headers: Record<string, string>) => () =>
  requireCsrfToken({ method: 'POST', headers, ownOrigins }, secret);
const token = { 'x-csrf-token': csrfTokenFor(secret) };

it('admits writes with the CSRF token of the session', () => {
  expect(write(token)).not.toThrow();
  expect(write({ ...token, origin: ownOrigins[0]! })).not.toThrow();
});

it.each([
  ['no token', {}],
  ['the token of another session', { 'x-csrf-token': csrfTokenFor('another') }],
  ['a page of another site', { ...token, origin: 'https://evil.example' }],
  ['a sandboxed page', { ...token, origin: 'null' }],
  ['a form of another site', { ...token, 'sec-fetch-site': 'cross-site' }],
])('refuses a write with %s', (_name, headers) => {
  expect(write(headers)).toThrow(expect.objectContaining({ code: 'auth.csrf-token-invalid' }) as Error);
});

it('requires no token for reads', () => {
  expect(() => requireCsrfToken({ method: 'GET', headers: {}, ownOrigins }, secret)).not.toThrow();
});
