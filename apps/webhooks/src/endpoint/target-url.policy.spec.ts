import { checkTargetUrl } from './target-url.policy';

const strict = { allowHttp: false, allowPrivateAddresses: false };
const codeOf = (url: string, rules = strict) => checkTargetUrl(url, rules)[0]?.code;

describe('checkTargetUrl', () => {
  it.each(['https://example.com', 'https://example.com:8443/hooks?a=b', 'https://1.1.1.1/', 'https://bücher.example/'])(
    'takes %s',
    (url) => expect(codeOf(url)).toBeUndefined(),
  );

  it.each([
    ['plain http', 'http://example.com/'],
    ['another scheme', 'ftp://example.com/'],
    ['script', 'javascript:alert(1)'],
    ['a user name', 'https://user@example.com/'],
    ['a password', 'https://:password@example.com/'],
    ['a fragment', 'https://example.com/#part'],
    ['an empty fragment', 'https://example.com/#'],
    ['loopback', 'https://127.0.0.1/'],
    ['loopback in decimal', 'https://2130706433/'],
    ['loopback in hex', 'https://0x7f000001/'],
    ['loopback in octal', 'https://0177.1/'],
    ['loopback in IPv6', 'https://[::1]/'],
    ['mapped loopback', 'https://[::ffff:127.0.0.1]/'],
    ['a trailing dot', 'https://127.0.0.1./'],
    ['full-width digits', 'https://１２７.0.0.1/'],
    ['cloud metadata', 'https://169.254.169.254/latest'],
    ['localhost', 'https://localhost/'],
    ['localhost with a dot', 'https://localhost./'],
  ])('refuses %s', (_, url) => expect(codeOf(url)).toBe('webhooks.target-not-allowed'));

  it.each(['', 'example.com', '/hooks', 'https://', 'https://exa mple.com/'])('says that %j is no URL', (url) =>
    expect(codeOf(url)).toBe('request.invalid'),
  );

  it('takes http and private addresses where the operator allows it', () => {
    expect(codeOf('http://127.0.0.1:4000/', { allowHttp: true, allowPrivateAddresses: true })).toBeUndefined();
    expect(codeOf('https://10.0.0.1/', { allowHttp: false, allowPrivateAddresses: true })).toBeUndefined();
    expect(codeOf('http://10.0.0.1/', { allowHttp: true, allowPrivateAddresses: false })).toBe(
      'webhooks.target-not-allowed',
    );
  });

  it('points at the attribute', () =>
    expect(checkTargetUrl('nonsense', strict)[0]!.source).toEqual({ pointer: '/data/attributes/target-url' }));
});
