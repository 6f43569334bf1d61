import type { LookupAddress } from 'node:dns';
import type { buildConnector } from 'undici';
import { publicAddresses, refusedAddresses, refusedHosts } from '../address/address-examples';
import { isPublicAddress } from '../address/address.policy';
import type { NameLookup } from '../address/name-lookup';
import { AddressNotAllowedError, allowedAddresses, guardedConnector } from './guarded-connector';

const addressesOf = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/** The result of a connection to a host, with these addresses of names. */
function connecting(hostname: string, lookup: NameLookup): Promise<unknown> {
  const connect = guardedConnector({ timeoutMs: 1_000, lookup, allowPrivateAddresses: false });
  const options: buildConnector.Options = { hostname, protocol: 'http:', port: '9' };
  return new Promise((resolve) => connect(options, (error, socket) => resolve(error ?? socket)));
}

/** The addresses that are dialled, or why none is. */
function dialled(lookup: NameLookup): Promise<LookupAddress[] | Error> {
  return allowedAddresses(lookup, isPublicAddress)('subscriber.test').catch((error: Error) => error);
}

describe('guardedConnector', () => {
  it.each(refusedAddresses)('does not connect to a name with the address %s: %s', async (_, address) => {
    expect(await connecting('subscriber.test', async () => addressesOf(address))).toBeInstanceOf(
      AddressNotAllowedError,
    );
  });

  it.each(refusedHosts.filter(([, host]) => URL.canParse(`http://${host}/`)))(
    'does not connect to %s: %s',
    async (_, host) => {
      const { hostname } = new URL(`http://${host}/`);
      expect(await connecting(hostname, async () => addressesOf('127.0.0.1'))).toBeInstanceOf(AddressNotAllowedError);
    },
  );

  it('does not connect to a name when one of its addresses is not public', async () => {
    const lookup = async () => addressesOf('93.184.216.34', '2606:4700::1111', '10.0.0.1');
    expect(await connecting('subscriber.test', lookup)).toBeInstanceOf(AddressNotAllowedError);
  });
});

describe('allowedAddresses', () => {
  it.each(publicAddresses)('returns %s', async (address) =>
    expect(await dialled(async () => addressesOf(address))).toEqual(addressesOf(address)),
  );

  it('returns the checked addresses, even if the name resolves differently the next time', async () => {
    const resolved = ['93.184.216.34', '127.0.0.1', '169.254.169.254'];
    const lookups: string[] = [];
    const rebinding: NameLookup = async (hostname) => {
      lookups.push(hostname);
      return addressesOf(resolved[lookups.length - 1]!);
    };
    expect(await dialled(rebinding)).toEqual(addressesOf('93.184.216.34'));
    expect(lookups).toEqual(['subscriber.test']);
    expect(await dialled(rebinding)).toBeInstanceOf(AddressNotAllowedError);
  });
});
