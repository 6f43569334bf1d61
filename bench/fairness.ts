import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { atARate, eventually, type TestAccount } from '@plumbline/testing';
import { createWebhook, fannedOut, givenDeadEndpoints } from './dead-endpoints';
import { eventPublisher, type EventPublisher } from './event-publisher';
import { withInstallation } from './installation';
import { percentile, print } from './report';

/** As many as an account can have. */
const maxEndpoints = 10_000;
const samples = 200;
const everyMs = 100;
const arrivesWithinMs = 60_000;

/**
 * Measures how long the first event of a new webhook takes: first alone, then beside new webhooks of another account that accept connections and
 * never respond: 10,000, or `npm run bench -- fairness ENDPOINTS` for fewer.
 */
export async function fairness(endpoints = String(maxEndpoints)): Promise<void> {
  const count = Number(endpoints);
  if (!Number.isInteger(count) || count < 1 || count > maxEndpoints) {
    throw new Error(`the number of webhooks that hang is between 1 and ${maxEndpoints}`);
  }
  await withInstallation(async ({ installation, account }) => {
    const newcomer = await account();
    const publisher = await eventPublisher(installation.rabbitUrl, newcomer);
    await firstDelays(newcomer, publisher);
    const alone = tell('alone', await firstDelays(newcomer, publisher));

    const hog = await account();
    const dead = await givenDeadEndpoints(hog, count);
    const hogPublisher = await eventPublisher(installation.rabbitUrl, hog);
    await hogPublisher.publish(1);
    await fannedOut(hog, 1);
    const beside = tell(`beside ${count} new webhooks that hang`, await firstDelays(newcomer, publisher));
    await Promise.all([publisher.close(), hogPublisher.close()]);
    dead.close();
    print(`fairness: ratio ${(beside / alone).toFixed(2)} (p99 beside ${beside} ms, alone ${alone} ms)`);
  });
}

/**
 * Creates webhooks at a steady rate, however long earlier ones take, and publishes an event after each. Milliseconds from the publication of the first
 * event of each to its arrival, sorted.
 */
async function firstDelays(account: TestAccount, publisher: EventPublisher): Promise<number[]> {
  const delays = new Map<string, number>();
  const subscriber = createServer((request, response) => {
    const arrived = Date.now();
    void text(request).then((body) => {
      response.writeHead(204).end();
      const { data } = JSON.parse(body) as { data: { attributes: { 'created-at': string } } };
      if (!delays.has(request.url!)) delays.set(request.url!, arrived - Date.parse(data.attributes['created-at']));
    });
  });
  await new Promise<void>((resolve) => subscriber.listen(0, '127.0.0.1', resolve));
  const target = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}`;
  await atARate(everyMs, samples * everyMs, async (index) => {
    const path = `/${index}`;
    const id = await createWebhook(account, `${target}${path}`);
    await publisher.publish(1);
    await eventually(() => {
      if (!delays.has(path)) throw new Error(`no event has arrived at webhook ${index}`);
    }, arrivesWithinMs);
    await account.api.delete(`${account.v2}/webhooks/${id}`);
  });
  subscriber.closeAllConnections();
  subscriber.close();
  return [...delays.values()].sort((one, other) => one - other);
}

/** Prints the delays; returns the p99. */
function tell(name: string, delays: readonly number[]): number {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => Math.round(percentile(delays, share)));
  print(`${name}: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`);
  return p99!;
}
