import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { atARate, type TestAccount } from '@plumbline/testing';
import { percentile } from './report';

/** Milliseconds from the commit of a ticket to its arrival at a subscriber. */
export interface Delays {
  accepted: number;
  arrived: number;
  p50: number;
  p95: number;
  p99: number;
}

const warmUpMs = 5_000;
const arrivedWithinMs = 30_000;

export interface Rate {
  perSecond: number;
  seconds: number;
  /** Creates one ticket, or publishes the event of one. Resolves to whether it was accepted. */
  make: () => Promise<boolean>;
}

/**
 * Creates tickets at a steady rate and measures when they arrive. The time starts at the ticket's `created-at`, which is set before the
 * commit, so that delays are overestimated rather than underestimated.
 */
export async function arrivalDelays(account: TestAccount, { perSecond, seconds, make }: Rate): Promise<Delays> {
  const delays: number[] = [];
  const subscriber = createServer((request, response) => {
    const arrived = Date.now();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(204).end();
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as {
        data: { attributes: { 'created-at': string } };
      };
      delays.push(arrived - Date.parse(data.attributes['created-at']));
    });
  });
  await new Promise<void>((resolve) => subscriber.listen(0, '127.0.0.1', resolve));
  const target = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}/`;
  const { id } = await account.givenWebhook({ 'target-url': target, events: ['ticket_created'] });

  const warmUp = await atARate(1_000 / perSecond, warmUpMs, make);
  await arrivals(delays, warmUp.length);
  delays.length = 0;
  const results = await atARate(1_000 / perSecond, seconds * 1_000, make);
  const accepted = results.filter((taken) => taken).length;
  await arrivals(delays, accepted);
  await account.api.delete(`${account.v2}/webhooks/${id}`);
  subscriber.closeAllConnections();
  subscriber.close();

  const sorted = delays.toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share)) as [number, number, number];
  return { accepted, arrived: delays.length, p50, p95, p99 };
}

async function arrivals(delays: number[], wanted: number): Promise<void> {
  const end = Date.now() + arrivedWithinMs;
  while (delays.length < wanted && Date.now() < end) await later(20);
}
