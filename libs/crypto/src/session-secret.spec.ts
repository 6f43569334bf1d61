import { csrfTokenFor, mintSessionSecret } from './session-secret';

describe('session secrets', () => {
  it('are 256 random bits in the characters of a cookie value', () => {
    const secret = mintSessionSecret();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(mintSessionSecret()).not.toBe(secret);
  });

  it('always give the same CSRF token, and a different one for each session', () => {
    const secret = mintSessionSecret();
    expect(csrfTokenFor(secret)).toBe(csrfTokenFor(secret));
    expect(csrfTokenFor(secret)).not.toBe(csrfTokenFor(mintSessionSecret()));
    expect(csrfTokenFor(secret)).not.toContain(secret);
  });
});
