import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';

/**
 * The addresses of `localhost` that this machine can listen at. A hosts file may name `::1` although IPv6 is off. All of them if it can
 * listen at none, so that the attempt to listen ends with an error that names one.
 */
export async function localhostAddresses(): Promise<[string, ...string[]]> {
  const all = [...new Set((await lookup('localhost', { all: true })).map(({ address }) => address))];
  const usable: string[] = [];
  for (const address of all) if (await canListen(address)) usable.push(address);
  return (usable.length > 0 ? usable : all) as [string, ...string[]];
}

async function canListen(address: string): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(0, address), 'listening');
  } catch (error) {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code!)) return false;
    throw error;
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
}
