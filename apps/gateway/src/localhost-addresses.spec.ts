import dns from 'node:dns/promises';
import { localhostAddresses } from './localhost-addresses';

/** An address for documentation (RFC 5737), which no machine has. */
const unassigned = '192.0.2.1';
const givenHosts = (...addresses: string[]) =>
  jest.spyOn(dns, 'lookup').mockResolvedValue(addresses.map((address) => ({ address })) as never);
afterEach(() => jest.restoreAllMocks());

it('are each address of localhost once that this machine can listen at', async () => {
  givenHosts(unassigned, '127.0.0.1', '127.0.0.2', '127.0.0.1');
  expect(await localhostAddresses()).toEqual(['127.0.0.1', '127.0.0.2']);
});

it('are all addresses where this machine can listen at none, so that an error names one', async () => {
  givenHosts(unassigned);
  expect(await localhostAddresses()).toEqual([unassigned]);
});
