import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import type { TestAccount } from '@plumbline/testing';

const fannedOutWithinMs = 300_000;
const maxHosts = 500;
/** Webhooks that are created at the same time. */
const together = 8;

/** Creates endpoints that accept connections and never respond, on up to 500 hosts. */
export async function givenDeadEndpoints(account: TestAccount, count: number): Promise<{ close: () => void }> {
  const hosts = await Promise.all(Array.from({ length: Math.min(count, maxHosts) }, (_, index) => hangingHost(index)));
  for (let index = 0; index < count; index += together) {
    const next = Array.from({ length: Math.min(together, count - index) }, (_, place) => index + place);
    await Promise.all(next.map((each) => createWebhook(account, `${hosts[each % hosts.length]!.url}${each}`)));
  }
  return { close: () => hosts.forEach(({ close }) => close()) };
}

/** Creates a webhook for new tickets with a token, since the requests of sessions are limited. Returns its id. */
export async function createWebhook({ api, v2 }: TestAccount, target: string): Promise<string> {
  const attributes = { 'target-url': target, events: ['ticket_created'] };
  const response = await api.post(`${v2}/webhooks`, { data: { type: 'webhooks', attributes } });
  if (response.status !== 201) throw new Error(`the webhook was not created: ${JSON.stringify(response.body)}`);
  return (response.body as { data: { id: string } }).data.id;
}

/** Waits until so many events have their deliveries, which the list of the newest endpoint shows. */
export async function fannedOut({ api, v2 }: TestAccount, events: number): Promise<void> {
  const webhooks = (await api.get(`${v2}/webhooks?pagesize=1`)).body as { data: { id: string }[] };
  const path = `${v2}/webhooks/${webhooks.data[0]!.id}/deliveries?pagesize=1`;
  const count = async () => ((await api.get(path)).body as { meta: { count: number } }).meta.count;
  const end = Date.now() + fannedOutWithinMs;
  while ((await count()) < events) {
    if (Date.now() > end) throw new Error('the deliveries were not created in time');
    await later(500);
  }
}

/** Listens on an address of its own, as each host has one: all of 127.0.0.0/8 is this machine. */
async function hangingHost(index: number): Promise<{ url: string; close: () => void }> {
  const host = `127.1.${Math.floor(index / 250)}.${(index % 250) + 1}`;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `http://${host}:${port}/`, close };
}
