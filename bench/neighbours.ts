import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import type { TestAccount } from '@plumbline/testing';
import { arrivalDelays, type Delays } from './arrival-delays';
import { eventPublisher } from './event-publisher';
import { print } from './report';
import { withInstallation } from './installation';

const perSecond = 200;
const seconds = 60;
const deadEndpoints = 500;
const deadEvents = 400;
const fannedOutWithinMs = 300_000;

/**
 * Measures how long deliveries to a healthy endpoint take at 200 per second: first alone, then beside 500 endpoints that accept connections and
 * never respond, with 200,000 due deliveries. Events are published straight to the broker, so that only the webhooks service is measured.
 */
export async function neighbours(): Promise<void> {
  await withInstallation(async ({ installation, account }) => {
    const healthy = await account();
    const teller = await eventPublisher(installation.rabbitUrl, healthy);
    const rate = { perSecond, seconds, make: () => teller.publish(1).then(() => true) };
    const without = await arrivalDelays(healthy, rate);
    tell('without', without);

    const dead = await account();
    const hosts = await Promise.all(Array.from({ length: deadEndpoints }, (_, index) => hangingHost(index)));
    for (const { url } of hosts) await dead.givenWebhook({ 'target-url': url, events: ['ticket_created'] });
    const publisher = await eventPublisher(installation.rabbitUrl, dead);
    await publisher.publish(deadEvents);
    await publisher.close();
    await fannedOut(dead);
    const beside = await arrivalDelays(healthy, rate);
    tell(`beside ${deadEndpoints} hanging endpoints with ${deadEndpoints * deadEvents} due deliveries`, beside);
    await teller.close();
    for (const { close } of hosts) close();
    print(
      `neighbours: ratio ${(beside.p99 / without.p99).toFixed(2)} (p99 beside ${beside.p99} ms, without ${without.p99} ms)`,
    );
  });
}

function tell(name: string, { arrived, accepted, p50, p95, p99 }: Delays): void {
  print(`${name}: ${arrived} of ${accepted} arrived, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`);
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

/** Waits until every event has its deliveries, which the list of the newest endpoint shows. */
async function fannedOut({ api, v2 }: TestAccount): Promise<void> {
  const webhooks = (await api.get(`${v2}/webhooks?pagesize=1`)).body as { data: { id: string }[] };
  const path = `${v2}/webhooks/${webhooks.data[0]!.id}/deliveries?pagesize=1`;
  const count = async () => ((await api.get(path)).body as { meta: { count: number } }).meta.count;
  const end = Date.now() + fannedOutWithinMs;
  while ((await count()) < deadEvents) {
    if (Date.now() > end) throw new Error('the deliveries were not created in time');
    await later(500);
  }
}
