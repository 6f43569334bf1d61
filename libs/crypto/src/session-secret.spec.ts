import { csrfTokenFor, mintSessionSecret } from './session-secret';

describe('session secrets', () => {
  it('are 256 random bits in a form that a cookie can hold', () => {
    const secret = mintSessionSecret();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(mintSessionSecret()).not.toBe(secret);
  });

  it('give the same CSRF token every time, and another session another one', () => {
    const secret = mintSessionSecret();
    expect(csrfTokenFor(secret)).toBe(csrfTokenFor(secret));
    expect(csrfTokenFor(secret)).not.toBe(csrfTokenFor(mintSessionSecret()));
    expect(csrfTokenFor(secret)).not.toContain(secret);
  });
});
