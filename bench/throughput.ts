import { v7 as uuidv7 } from 'uuid';
import {
  createStateFolder,
  providePostgres,
  provideRedis,
  removeStateFolder,
  type BackingService,
} from '@plumbline/backing-services';
import { stateDir } from '../tools/installation/paths';
import { startChild } from './child';
import type { Announcement } from './competitors/serve-dispatcher';
import { deliveryRate } from './delivery-rate';
import { eventPublisher } from './event-publisher';
import { print, ratioLine, round } from './report';
import { withInstallation } from './installation';

const endpoints = 20;
const events = 500;
const rounds = 3;

/**
 * Measures deliveries per second, from the publication of 500 events to the last arrival at 20 endpoints. The competitors on the same
 * subscriber are bare posts (the baseline), a BullMQ dispatcher on Redis and a pg-boss dispatcher. All take turns, and the median of the rounds counts.
 */
export async function throughput(): Promise<void> {
  await withInstallation(async ({ installation, account }) => {
    const subscriber = await startChild('subscriber.ts', {});
    const urls = Array.from({ length: endpoints }, (_, index) => `${subscriber.url}/${index}`);
    const owner = await account();
    for (const url of urls) await owner.givenWebhook({ 'target-url': url, events: ['ticket_created'] });
    const publisher = await eventPublisher(installation.rabbitUrl, owner);
    const body = JSON.stringify({ data: publisher.data, event_name: 'ticket_created' });
    const others = await startOthers();
    const contestants: Record<string, (count: number) => Promise<void>> = {
      ours: (count) => publisher.publish(count),
      ...Object.fromEntries(
        Object.entries(others.dispatchers).map(([name, { url }]) => [
          name,
          (count: number) => announce(url, urls, body, count),
        ]),
      ),
    };
    try {
      const rates = new Map<string, number[]>();
      for (const start of Object.values(contestants)) await deliveryRate(subscriber, { events: 50, endpoints }, start);
      for (let turn = 0; turn < rounds; turn++) {
        for (const [name, start] of Object.entries(contestants)) {
          rates.set(name, [...(rates.get(name) ?? []), await deliveryRate(subscriber, { events, endpoints }, start)]);
        }
      }
      const [ours, barePosts, bullmq, pgBoss] = [...rates.values()].map(median) as [number, number, number, number];
      print(
        `bare posts ${round(barePosts)}/s, BullMQ ${round(bullmq)}/s, pg-boss ${round(pgBoss)}/s, ours ${round(ours)}/s`,
      );
      print(ratioLine('throughput over BullMQ', ours, bullmq, 'deliveries/s'));
      print(ratioLine('throughput over pg-boss', ours, pgBoss, 'deliveries/s'));
      print(ratioLine('throughput', ours, barePosts, 'deliveries/s'));
    } finally {
      await others.stop();
      await publisher.close();
      subscriber.stop();
    }
  });
}

async function announce(dispatcherUrl: string, urls: string[], body: string, count: number): Promise<void> {
  const announcements = Array.from({ length: count }, (): Announcement => ({ eventId: uuidv7(), urls, body }));
  const response = await fetch(dispatcherUrl, { method: 'POST', body: JSON.stringify(announcements) });
  if (!response.ok) throw new Error(`the dispatcher responded with ${response.status}`);
}

async function startOthers() {
  const dir = await createStateFolder(stateDir, 'bench-stores-');
  const stores: BackingService[] = await Promise.all([provideRedis({ dir }), providePostgres({ dir })]);
  const [redis, postgres] = stores as [BackingService, BackingService];
  const dispatchers = {
    barePosts: await startChild('baseline/bare-posts.ts', {}),
    bullmq: await startChild('competitors/bullmq.ts', { STORE_URL: redis.url }),
    pgBoss: await startChild('competitors/pg-boss.ts', { STORE_URL: postgres.url }),
  };
  const stop = async () => {
    for (const { stop } of Object.values(dispatchers)) stop();
    await Promise.all(stores.map((store) => store.stop()));
    await removeStateFolder(dir);
  };
  return { dispatchers, stop };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
