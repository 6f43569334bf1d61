import dns from 'node:dns';
import { isIP, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { RunningGateway } from './testing/running-gateway';

const hasIPv6 = Object.values(networkInterfaces()).some((entries) => entries?.some(({ address }) => address === '::1'));
const addresses = ['127.0.0.1', hasIPv6 ? '::1' : '127.0.0.2'];

const asEntries = (found: string[]) => found.map((address) => ({ address }));

/** Gives localhost two addresses, whatever the hosts file of this machine says. */
function lookup(host: string, ...rest: unknown[]): void {
  const done = rest.at(-1) as (error: null, ...found: unknown[]) => void;
  const found = host === 'localhost' ? addresses : [host];
  // Fastify looks for all addresses, Node for one.
  if (rest.length > 1) return done(null, asEntries(found));
  done(null, found[0], isIP(found[0]!));
}

describe('the HTTP server', () => {
  afterEach(() => jest.restoreAllMocks());

  it('keeps idle connections open for KEEP_ALIVE_SECONDS, at every address of localhost', async () => {
    jest.spyOn(dns, 'lookup').mockImplementation(lookup);
    const gateway = await RunningGateway.prepare({ config: { KEEP_ALIVE_SECONDS: 620 } });
    try {
      await gateway.app.listen(0, 'localhost');
      const { port } = gateway.app.getHttpServer().address() as AddressInfo;
      for (const address of addresses) {
        const host = address.includes(':') ? `[${address}]` : address;
        const { status, headers } = await gateway.get(`http://${host}:${port}/api/v2/1/nothing`);
        expect([address, status, headers.get('keep-alive')]).toEqual([address, 404, 'timeout=620']);
      }
    } finally {
      await gateway.stop();
    }
  });
});
