import { DomainError } from '@plumbline/errors';
import { consolePolicy, explorerPolicy, signInFor, takesPage } from './console.policy';

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

it.each(['/', '/projects/ep/tickets?page=2', '/sign-in', '/apiary', '/sessions'])(
  'serves the page to a browser at %s',
  (url) => {
    expect(takesPage({ method: 'GET', url, headers: browser })).toBe(true);
  },
);

it.each(['/api', '/api/v2/1/nothing', '//api/v2', '/session/other', '/files/1/gone', '/assets/gone.js', '/api?x'])(
  'does not serve the page at %s',
  (url) => expect(takesPage({ method: 'GET', url, headers: browser })).toBe(false),
);

it('does not serve the page to API clients or for writes', () => {
  expect(takesPage({ method: 'GET', url: '/projects', headers: { accept: 'application/json' } })).toBe(false);
  expect(takesPage({ method: 'GET', url: '/projects', headers: {} })).toBe(false);
  expect(takesPage({ method: 'POST', url: '/projects', headers: browser })).toBe(false);
});

it('allows no inline script, no other origin and no frame', () => {
  const policy = consolePolicy('abc')['content-security-policy']!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

it('allows only the console to embed the API explorer pages, and allows them no inline script', () => {
  const policy = explorerPolicy['content-security-policy']!;
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toMatch(/https?:|\*/);
  expect(consolePolicy('abc')['content-security-policy']).toContain("frame-src 'self'");
});

describe('a page that needs a session', () => {
  const url = '/settings/api-documentation/reference?project=ep';
  const signedOut = new DomainError('auth.required');

  it('redirects signed-out users to sign-in with the path to return to', () => {
    const request = { method: 'GET', url, headers: browser, route: { page: true as const } };
    expect(signInFor(request, signedOut)).toBe('/sign-in?from=%2Fsettings%2Fapi-documentation%3Fproject%3Dep');
    expect(signInFor({ ...request, headers: { accept: 'application/json' } }, signedOut)).toBeUndefined();
    expect(signInFor(request, new DomainError('access.api-access-required'))).toBeUndefined();
  });

  it('is not a path of the API', () => {
    expect(signInFor({ method: 'GET', url: '/api/v2/1/me', headers: browser, route: {} }, signedOut)).toBeUndefined();
  });
});

it('shows images from the store that downloads are redirected to', () => {
  expect(consolePolicy('abc', 'https://files.example.com')['content-security-policy']).toContain(
    "img-src 'self' data: blob: https://files.example.com;",
  );
});
