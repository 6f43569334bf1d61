import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { atARate } from '../apps/e2e/src/support/client';
import { percentile, print, round } from './report';
import { withSystem, type Bench } from './system';

const seconds = 60;
const arrivedWithinMs = 10_000;

/**
 * From the commit of a ticket to its arrival at a subscriber on this machine, at 50 and at 200 tickets a second. The ticket's own
 * `created-at` (milliseconds, set before the commit) is where the time begins, so that figures err on the long side.
 */
export async function deliver(): Promise<void> {
  for (const perSecond of [50, 200]) await withSystem(({ account }) => run(perSecond, account));
}

async function run(perSecond: number, account: Bench['account']): Promise<void> {
  const owner = await account();
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
  await owner.givenWebhook({ 'target-url': target, events: ['ticket_created'] });

  const warmUp = await atARate(1_000 / perSecond, 5_000, () => owner.createTicket());
  await arrivals(delays, warmUp.length);
  delays.length = 0;
  const answers = await atARate(1_000 / perSecond, seconds * 1_000, () => owner.createTicket());
  const accepted = answers.filter(({ status }) => status === 201).length;
  await arrivals(delays, accepted);
  subscriber.closeAllConnections();
  subscriber.close();

  const sorted = delays.toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => round(percentile(sorted, share)));
  print(
    `deliver: ${perSecond}/s for ${seconds} s: ${delays.length} of ${accepted} arrived, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`,
  );
}

async function arrivals(delays: number[], wanted: number): Promise<void> {
  const end = Date.now() + arrivedWithinMs;
  while (delays.length < wanted && Date.now() < end) await later(20);
}
