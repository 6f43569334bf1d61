import { checkUrl } from './checked-url';

describe('a URL', () => {
  it.each([
    '/projects?search=T%C3%BCr%20%F0%9F%98%80',
    '/projects?search=100%',
    '/projects?search=100%25%',
    `/projects?a${'[b]'.repeat(64)}=${'['.repeat(100)}`,
    `/projects?${Array.from({ length: 100 }, () => 'filter[status_id][]=1').join('&')}`,
  ])('can be %s', (url) => expect(() => checkUrl(url)).not.toThrow());

  it.each([
    ['U+0000', '/projects?search=a%00b', 'U+0000'],
    ['Latin-1', '/projects?search=T%FCr', 'not UTF-8'],
    ['half a character', '/projects?search=T%C3', 'not UTF-8'],
    ['a surrogate', '/projects?search=%ED%A0%80', 'not UTF-8'],
    ['65 levels', `/projects?a${'[b]'.repeat(65)}=1`, '64 levels'],
    ['2,000 levels, escaped', `/projects?a${'%5Bb%5D'.repeat(2_000)}`, '64 levels'],
  ])('cannot contain %s', (_what, url, detail) => {
    expect(() => checkUrl(url)).toThrow(
      expect.objectContaining({
        code: 'request.malformed',
        message: expect.stringContaining(detail) as string,
      }) as Error,
    );
  });
});
