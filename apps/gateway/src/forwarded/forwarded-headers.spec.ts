import { normalizeForwarded } from './forwarded-headers';

function normalized(headers: Record<string, string>) {
  const copy: Record<string, string> = { ...headers };
  normalizeForwarded(copy);
  return copy;
}
const addressesOf = (header: string) => normalized({ 'x-forwarded-for': header })['x-forwarded-for'];

describe('X-Forwarded-For', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:DB8:0::1', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ,10.0.0.1:80', '203.0.113.7, 10.0.0.1'],
  ])('%s holds %s', (header, addresses) => {
    expect(addressesOf(header)).toBe(addresses);
  });

  it.each([
    'unknown',
    '_hidden',
    'localhost',
    '1.2.3',
    '0x7f.1',
    '127.1',
    '999.1.1.1',
    '::zz',
    '1.2.3.4, ::zz',
    '1.2.3.4, ',
    'fe80::1%eth0',
    '203.0.113.7:51234:1',
    '[2001:db8::1]443',
    '2001:db8::1:99999',
    ', ,',
    '',
    "1.2.3.4' or 1=1",
  ])('%p holds none', (header) => {
    expect(addressesOf(header)).toBeUndefined();
  });

  it('holds nothing to the left of what is no address', () => {
    expect(addressesOf('198.51.100.1, unknown, 203.0.113.7, 10.0.0.1')).toBe('203.0.113.7, 10.0.0.1');
  });
});

describe('X-Forwarded-Proto and X-Forwarded-Host', () => {
  it.each([
    ['https', 'https'],
    ['HTTP', 'http'],
    ['http, https', 'https'],
    ['javascript', undefined],
    ['https://', undefined],
  ])('take %s for the protocol %p', (header, protocol) => {
    expect(normalized({ 'x-forwarded-proto': header })['x-forwarded-proto']).toBe(protocol);
  });

  it.each([
    ['plumbline.example.com', 'plumbline.example.com'],
    ['other.example, plumbline.example.com:8443', 'plumbline.example.com:8443'],
    ['[2001:db8::1]:8443', '[2001:db8::1]:8443'],
    ['example.com/path', undefined],
    ['user@example.com', undefined],
    ['example.com:99999', undefined],
    ['a b', undefined],
  ])('take %s for the host %p', (header, host) => {
    expect(normalized({ 'x-forwarded-host': header })['x-forwarded-host']).toBe(host);
  });
});

describe('Forwarded', () => {
  it('is read like the X-Forwarded headers', () => {
    const forwarded =
      'for="[2001:db8:cafe::17]:4711";proto=http;host=inside, for=203.0.113.7;proto=https;host="plumbline.example.com:8443"';
    expect(normalized({ forwarded })).toMatchObject({
      'x-forwarded-for': '2001:db8:cafe::17, 203.0.113.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'plumbline.example.com:8443',
    });
  });

  it.each(['for=unknown', 'for=_gazonk', 'by=203.0.113.43', 'for="203.0.113.7', 'for', '', 'for=203.0.113.7;;'])(
    'of %p names no client',
    (forwarded) => {
      expect(normalized({ forwarded })).toEqual({ forwarded });
    },
  );

  it('does not count beside an X-Forwarded header: a client could have written it', () => {
    const headers = { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=198.51.100.1;proto=https;host=evil.example' };
    expect(normalized(headers)).toEqual(headers);
  });
});
