import { once } from 'node:events';
import dns from 'node:dns/promises';
import { connect, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { Controller, Get } from '@nestjs/common';
import { Readiness } from '@plumbline/runtime';
import { Route } from './routing/route.decorator';
import { listen } from './server';
import { RunningGateway } from './testing/running-gateway';

const hasIPv6 = Object.values(networkInterfaces()).some((entries) => entries?.some(({ address }) => address === '::1'));
const addresses = ['127.0.0.1', hasIPv6 ? '::1' : '127.0.0.2'];
/** More than the buffers of a connection hold. */
const large = 'x'.repeat(16 * 1024 * 1024);

@Controller('large')
class LargeController {
  @Get()
  @Route({ access: 'public', summary: 'Read a large response' })
  get(): { data: string } {
    return { data: large };
  }
}

describe('the HTTP server, at every address of localhost', () => {
  let gateway: RunningGateway;
  let port: number;
  beforeEach(async () => {
    // Whatever the hosts file of this machine says, localhost has two addresses, one of them twice, behind one that it cannot use.
    const found = ['192.0.2.1', ...addresses, addresses[0]].map((address) => ({ address }));
    jest.spyOn(dns, 'lookup').mockResolvedValue(found as never);
    gateway = await RunningGateway.prepare({ controllers: [LargeController], config: { KEEP_ALIVE_SECONDS: 620 } });
    await listen(gateway.app, 0, 'localhost');
    ({ port } = gateway.app.getHttpServer().address() as AddressInfo);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await gateway.stop();
  });

  const open = async (address: string) => {
    const socket = connect(port, address);
    await once(socket, 'connect');
    return socket;
  };

  it('keeps idle connections open for KEEP_ALIVE_SECONDS', async () => {
    for (const address of addresses) {
      const host = address.includes(':') ? `[${address}]` : address;
      const { status, headers } = await gateway.get(`http://${host}:${port}/api/v2/1/nothing`);
      expect([address, status, headers.get('keep-alive')]).toEqual([address, 404, 'timeout=620']);
    }
  });

  it('responds to invalid HTTP with an error document', async () => {
    for (const address of addresses) {
      const client = await open(address);
      client.write('nonsense\r\n\r\n');
      expect(await text(client)).toMatch(/^HTTP\/1.1 400 [^]*"request.malformed"/);
    }
  });

  it('closes connections behind their next response when the process is about to stop', async () => {
    gateway.app.get(Readiness).announceStop();
    const client = await open(addresses[0]!);
    client.write('GET /api/v2/1/nothing HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await text(client)).toMatch(/^HTTP\/1.1 404 [^]*\r\nconnection: close\r\n/);
  });

  it('closes the connection of invalid HTTP although the client does not', async () => {
    const client = connect({ port, host: addresses[0], allowHalfOpen: true });
    client.write('nonsense\r\n\r\n');
    expect(await text(client)).toMatch(/^HTTP\/1.1 400 /);
    await gateway.app.close();
    client.destroy();
  });

  it('stops when clients that read slowly have the whole response, and closes other connections at once', async () => {
    const [readers, others] = await Promise.all([Promise.all(addresses.map(open)), Promise.all(addresses.map(open))]);
    for (const reader of readers) {
      reader.write('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
      await once(reader, 'readable');
    }
    const stopped = gateway.app.close();
    for (const other of others) expect(await text(other)).toBe('');
    for (const reader of readers) expect((await text(reader)).length).toBeGreaterThan(large.length);
    await stopped;
  });
});
