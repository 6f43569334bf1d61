import { addressKey } from './address-key';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::zz', '::zz'],
  ['', ''],
])('counts %s as %s', (ip, key) => expect(addressKey(ip)).toBe(key));

it('counts the addresses of one IPv6 network as one', () => {
  expect(addressKey('2001:db8:1:2::1')).toBe(addressKey('2001:db8:1:2:ffff::9'));
  expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
});
