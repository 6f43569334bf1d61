import { ApiClient, type TestAccount } from '@plumbline/testing';
import type { InstallationFile } from '../tools/installation/installation-file';
import { startChild } from './child';
import { deliveryRate } from './delivery-rate';
import { eventPublisher } from './event-publisher';
import { withInstallation, type Bench } from './installation';
import { measure } from './load';
import { processorSeconds } from './processor-time';
import { print, round } from './report';

const processCounts = [1, 2, 4];
const connections = 64;
const seconds = 10;
const endpoints = 20;
const events = 500;
const limit = 30;
const attempts = 300;

interface Row {
  reads: number;
  deliveries: number;
  admitted: number;
}

/**
 * Measures installations of 1, 2 and 4 gateways and webhooks processes: reads per second over all gateways, deliveries per second of all
 * webhooks processes, and how many of 300 concurrent requests all gateways together admit of an account with a limit of 30. The
 * installation of one process each is the baseline of the others.
 */
export async function scale(): Promise<void> {
  const rows: Row[] = [];
  for (const count of processCounts) {
    rows.push(await withInstallation(measureAll, { gateway: count, webhooks: count }));
    const { reads, deliveries, admitted } = rows.at(-1)!;
    print(
      `${count} of each: ${round(reads)} reads/s, ${round(deliveries)} deliveries/s, ${admitted} of ${attempts} requests admitted at a limit of ${limit}`,
    );
  }
  const [one, ...more] = rows as [Row, ...Row[]];
  const ratios = (of: (row: Row) => number) => more.map((row) => (of(row) / of(one)).toFixed(2)).join(' and ');
  print(
    `scale: ratio ${ratios(({ reads }) => reads)} of the reads and ${ratios(({ deliveries }) => deliveries)} of the deliveries of one process, with ${processCounts.slice(1).join(' and ')}`,
  );
}

async function measureAll({ installation, account }: Bench): Promise<Row> {
  const owner = await account();
  return {
    admitted: await admittedOf(await account(limit), installation),
    reads: await readsPerSecond(owner, installation),
    deliveries: await deliveriesPerSecond(owner, installation),
  };
}

/** The requests go to all gateways at the same time. */
async function admittedOf({ token, v2 }: TestAccount, { gatewayUrls }: InstallationFile): Promise<number> {
  const clients = gatewayUrls.map((url) => new ApiClient(url).withToken(token));
  const responses = await Promise.all(
    Array.from({ length: attempts }, (_, index) => clients[index % clients.length]!.get(`${v2}/statuses`)),
  );
  return responses.filter(({ status }) => status === 200).length;
}

async function readsPerSecond(owner: TestAccount, installation: InstallationFile): Promise<number> {
  const { gatewayUrls } = installation;
  const path = await owner.givenTicketPath();
  const before = await processorSeconds(installation);
  const figures = await Promise.all(
    gatewayUrls.map((url) =>
      measure({
        url: url + path,
        headers: { 'X-PlanRadar-API-Key': owner.token },
        connections: connections / gatewayUrls.length,
        seconds,
        expectStatus: 200,
      }),
    ),
  );
  const perSecond = figures.reduce((sum, each) => sum + each.perSecond, 0);
  // The warm-up of `measure` counts as well.
  const requests = perSecond * (seconds + 2);
  printCost('a read', before, await processorSeconds(installation), requests);
  return perSecond;
}

async function deliveriesPerSecond(owner: TestAccount, installation: InstallationFile): Promise<number> {
  const subscriber = await startChild('subscriber.ts', {});
  const publisher = await eventPublisher(installation.rabbitUrl, owner);
  try {
    for (let index = 0; index < endpoints; index++) {
      await owner.givenWebhook({ 'target-url': `${subscriber.url}/${index}`, events: ['ticket_created'] });
    }
    const publish = (count: number) => publisher.publish(count);
    await deliveryRate(subscriber, { events: 50, endpoints }, publish);
    const before = await processorSeconds(installation);
    const rate = await deliveryRate(subscriber, { events, endpoints }, publish);
    printCost('a delivery', before, await processorSeconds(installation), events * endpoints);
    return rate;
  } finally {
    await publisher.close();
    subscriber.stop();
  }
}

function printCost(of: string, before: Map<string, number>, after: Map<string, number>, count: number): void {
  const costs = [...after].map(
    ([service, spent]) => [service, ((spent - before.get(service)!) / count) * 1e6] as const,
  );
  const parts = costs.filter(([, micros]) => micros >= 1).map(([service, micros]) => `${service} ${micros.toFixed(0)}`);
  print(`  processor time of ${of} in µs: ${parts.join(', ')}`);
}
