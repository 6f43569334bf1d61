import { setTimeout as later } from 'node:timers/promises';
import type { Child } from './child';

const patienceMs = 300_000;

/** Deliveries per second, from the publication of `events` events to the last arrival of one at each of `endpoints` endpoints. */
export async function deliveryRate(
  subscriber: Child,
  { events, endpoints }: { events: number; endpoints: number },
  start: (events: number) => Promise<void>,
): Promise<number> {
  const arrived = async () => Number(await (await fetch(`${subscriber.url}/count`)).text());
  const wanted = (await arrived()) + events * endpoints;
  const begun = performance.now();
  await start(events);
  while ((await arrived()) < wanted) {
    if (performance.now() - begun > patienceMs) throw new Error(`${wanted - (await arrived())} deliveries are missing`);
    await later(10);
  }
  return (events * endpoints) / ((performance.now() - begun) / 1_000);
}
