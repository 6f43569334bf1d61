import { mintSessionSecret } from '@plumbline/crypto';
import { endedSessionCookie, readSessionCookie, sessionCookie } from './session-cookie';

const secret = mintSessionSecret();

it.each([true, false])('is read with the value that was set (secure: %p)', (secure) => {
  const [pair] = sessionCookie(secret, { secure }).split(';');
  expect(readSessionCookie(`theme=dark; ${pair}; lang=de`)).toBe(secret);
});

it('is HttpOnly, and bound to the host over HTTPS', () => {
  expect(sessionCookie(secret, { secure: true })).toMatch(/^__Host-.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  expect(sessionCookie(secret, { secure: false })).toMatch(/^plumbline-session=.*HttpOnly/);
});

it('is ignored when it is cleared or malformed', () => {
  expect(readSessionCookie(endedSessionCookie({ secure: false }).split(';')[0]!)).toBeUndefined();
  expect(readSessionCookie('plumbline-session=short; other-plumbline-session=x')).toBeUndefined();
});
