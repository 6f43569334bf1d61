import { canonicalEmail, emailAddress, typedEmail } from './email';

describe('an e-mail address', () => {
  it.each([
    [' Info@Example.com ', 'info@example.com'],
    ['\u00a0info@example.com\u200a\n', 'info@example.com'],
    ['info@müller.example', 'info@xn--mller-kva.example'],
    ['Info@MÜLLER.Example', 'info@xn--mller-kva.example'],
    ['info@xn--mller-kva.example', 'info@xn--mller-kva.example'],
    // "u" and a combining diaeresis.
    ['info@mu\u0308ller.example', 'info@xn--mller-kva.example'],
    ['info@例え。jp', 'info@xn--r8jz45g.jp'],
    ['info@пример.рф', 'info@xn--e1afmkfd.xn--p1ai'],
  ])('%j is stored as %j', (given, stored) => {
    expect(emailAddress.parse(given)).toBe(stored);
    expect(typedEmail.parse(given)).toBe(stored);
  });

  it.each([
    '',
    'info',
    'info@',
    '@müller.example',
    'info@müller',
    'a b@müller.example',
    'info@mü/ller.example',
    'ü@a.example',
  ])('is not %j', (given) => {
    expect(emailAddress.safeParse(given).error?.issues).toEqual([expect.objectContaining({ format: 'email' })]);
  });

  it('can be in a text that is no address', () => {
    expect(['müller', '@müller.example', 'user@mü/ller'].map(canonicalEmail)).toEqual([
      'müller',
      '@xn--mller-kva.example',
      'user@mü/ller',
    ]);
  });
});
