import { mintSessionSecret } from '@plumbline/crypto';
import { endedSessionCookie, readSessionCookie, sessionCookie } from './session-cookie';

const secret = mintSessionSecret();

it.each([true, false])('is read back as it was set (secure: %p)', (secure) => {
  const [pair] = sessionCookie(secret, { secure }).split(';');
  expect(readSessionCookie(`theme=dark; ${pair}; lang=de`)).toBe(secret);
});

it('is out of the reach of scripts, and over https bound to the host', () => {
  expect(sessionCookie(secret, { secure: true })).toMatch(/^__Host-.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  expect(sessionCookie(secret, { secure: false })).toMatch(/^plumbline-session=.*HttpOnly/);
});

it('is none once it has ended, nor when it cannot be ours', () => {
  expect(readSessionCookie(endedSessionCookie({ secure: false }).split(';')[0]!)).toBeUndefined();
  expect(readSessionCookie('plumbline-session=short; other-plumbline-session=x')).toBeUndefined();
});
