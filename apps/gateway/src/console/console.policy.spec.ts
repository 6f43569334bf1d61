import { consolePolicy, takesPage } from './console.policy';

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

it.each(['/', '/projects/ep/tickets?page=2', '/sign-in', '/apiary', '/sessions'])(
  'a browser gets the page at %s',
  (url) => {
    expect(takesPage({ method: 'GET', url, headers: browser })).toBe(true);
  },
);

it.each(['/api', '/api/v2/1/nothing', '//api/v2', '/session/other', '/files/1/gone', '/assets/gone.js', '/api?x'])(
  'nobody gets the page at %s',
  (url) => expect(takesPage({ method: 'GET', url, headers: browser })).toBe(false),
);

it('clients of the API get no page, and nobody who wants to write', () => {
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
