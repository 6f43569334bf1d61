import { publicAddresses, refusedAddresses } from './address-examples';
import { isLocalName, isPublicAddress, literalAddress } from './address.policy';

describe('isPublicAddress', () => {
  it.each(publicAddresses)('accepts %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(refusedAddresses)('rejects %s: %s', (_, address) => expect(isPublicAddress(address)).toBe(false));
});

describe('literalAddress', () => {
  it.each([
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.1/', '127.0.0.1'],
    ['http://127.1./', '127.0.0.1'],
    ['http://[::1]/', '::1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://example.com/', undefined],
  ])('of %s is %s', (url, address) => expect(literalAddress(new URL(url).hostname)).toBe(address));
});

describe('isLocalName', () => {
  it.each(['localhost', 'LOCALHOST', 'localhost.', 'api.localhost'])('recognises %s', (name) =>
    expect(isLocalName(name)).toBe(true),
  );
  it.each(['localhost.example.com', 'mylocalhost'])('does not match %s', (name) =>
    expect(isLocalName(name)).toBe(false),
  );
});
