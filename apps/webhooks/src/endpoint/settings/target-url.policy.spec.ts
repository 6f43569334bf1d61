import { refusedHosts } from '../../sender/address/address-examples';
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
  ])('rejects %s', (_, url) => expect(codeOf(url)).toBe('webhooks.target-not-allowed'));

  it.each(refusedHosts)('rejects %s: %s', (_, host) =>
    expect(codeOf(`https://${host}/`)).toBe(
      URL.canParse(`https://${host}/`) ? 'webhooks.target-not-allowed' : 'request.invalid',
    ),
  );

  it.each(['https://exam\tple.com/', 'https://example.com/\r\nx', 'https://example.com/a b', ' https://example.com/'])(
    'refuses white space and control characters: %j',
    (url) => expect(codeOf(url)).toBe('request.invalid'),
  );

  it.each(['', 'example.com', '/hooks', 'https://', 'https://exa mple.com/'])('reports that %j is not a URL', (url) =>
    expect(codeOf(url)).toBe('request.invalid'),
  );

  it('accepts http and private addresses if the operator allows them', () => {
    expect(codeOf('http://127.0.0.1:4000/', { allowHttp: true, allowPrivateAddresses: true })).toBeUndefined();
    expect(codeOf('https://10.0.0.1/', { allowHttp: false, allowPrivateAddresses: true })).toBeUndefined();
    expect(codeOf('http://10.0.0.1/', { allowHttp: true, allowPrivateAddresses: false })).toBe(
      'webhooks.target-not-allowed',
    );
  });

  it('refers to the attribute', () =>
    expect(checkTargetUrl('nonsense', strict)[0]!.source).toEqual({ pointer: '/data/attributes/target-url' }));
});
