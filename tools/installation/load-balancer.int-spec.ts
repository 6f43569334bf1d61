import { once } from 'node:events';
import dns from 'node:dns/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { freePort } from '@plumbline/backing-services';
import { LoadBalancer } from './load-balancer';

const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
const loopback = addresses.filter(({ address }) => ['127.0.0.1', '::1'].includes(address));

describe('the load balancer', () => {
  let gateway: Server;
  let balancer: LoadBalancer;
  let port: number;

  beforeAll(async () => {
    jest
      .spyOn(dns, 'lookup')
      .mockResolvedValue(
        loopback.map(({ address, family }) => ({ address, family: family === 'IPv6' ? 6 : 4 })) as never,
      );
    gateway = createServer((_request, response) => response.end('served')).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    const { port: gatewayPort } = gateway.address() as AddressInfo;
    port = await freePort();
    balancer = await LoadBalancer.listen(port, [{ port: gatewayPort, healthPort: gatewayPort }]);
    await balancer.check();
  });
  afterAll(() => {
    balancer.stop();
    gateway.closeAllConnections();
    gateway.close();
    jest.restoreAllMocks();
  });

  const ask = async (address: string) => {
    const host = address.includes(':') ? `[${address}]` : address;
    const response = await fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } });
    return response.text();
  };

  it('serves every address of localhost', async () => {
    expect(loopback.length).toBeGreaterThan(0);
    for (const { address } of loopback) expect(await ask(address)).toBe('served');
  });

  it('is not reached from other machines', async () => {
    for (const { address } of addresses.filter(({ internal, family }) => !internal && family === 'IPv4')) {
      await expect(ask(address)).rejects.toThrow('fetch failed');
    }
  });
});
