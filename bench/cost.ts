import { setTimeout as later } from 'node:timers/promises';
import { atARate, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { Client } from 'pg';
import type { InstallationFile } from '../tools/installation/installation-file';
import { withInstallation } from './installation';
import { processorSeconds } from './processor-time';
import { print } from './report';
import { serverSeconds } from './server-time';

const seconds = 20;
const warmUpMs = 10_000;
const readsPerSecond = 500;
const ticketsPerSecond = 100;
/** The time in which the work behind the last response ends: relay, fan-out, deliveries and their records. */
const settleMs = 3_000;
const endpoints = 5;

interface Cost {
  name: string;
  /** How often the work is done each second. */
  perSecond: number;
  work: () => Promise<{ status: number }>;
}

/**
 * Measures what a read, a ticket and a delivery cost, at a steady rate far below what the machine can do: processor time of each service,
 * of PostgreSQL and of RabbitMQ, and bytes that PostgreSQL keeps. docs/sizing.md reckons with these figures. What the processes use while
 * nothing happens is measured first and subtracted.
 */
export async function cost(): Promise<void> {
  await withInstallation(async ({ installation, account }) => {
    const owner = await account();
    const ticket = await owner.givenTicketPath();
    const create = () => owner.createTicket();
    const idle = await spentBy(installation, () => later(seconds * 1_000));

    const read = await costOf(installation, idle, {
      name: 'a read',
      perSecond: readsPerSecond,
      work: () => owner.api.get(ticket),
    });
    const bare = await costOf(installation, idle, { name: 'a ticket', perSecond: ticketsPerSecond, work: create });
    await withWebhooks(owner, async () => {
      const name = `a ticket with ${endpoints} deliveries`;
      const delivered = await costOf(installation, idle, { name, perSecond: ticketsPerSecond, work: create });
      const each = [...delivered].map(([part, spent]) => [part, (spent - bare.get(part)!) / endpoints] as const);
      printCost('a delivery', new Map(each));
    });
    const total = (spent: Map<string, number>) =>
      [...spent].filter(([part]) => part !== 'bytes').reduce((sum, [, value]) => sum + value, 0);
    print(`cost: a ticket costs ${(total(bare) / total(read)).toFixed(1)} times a read`);
  });
}

async function costOf(
  installation: InstallationFile,
  idle: Map<string, number>,
  { name, perSecond, work }: Cost,
): Promise<Map<string, number>> {
  // Caches and just-in-time compilers warm up.
  await atARate(1_000 / perSecond, warmUpMs, work);
  await later(settleMs);
  const spent = await spentBy(installation, async () => {
    const responses = await atARate(1_000 / perSecond, seconds * 1_000, work);
    const refused = responses.filter(({ status }) => status >= 300);
    if (refused.length > 0) throw new Error(`${name}: ${refused.length} requests answered ${refused[0]!.status}`);
    await later(settleMs);
  });
  const idleFor = seconds + settleMs / 1_000;
  const perRequest = [...spent].map(([part, value]) => {
    const ofIdling = part === 'bytes' ? 0 : (idle.get(part)! / seconds) * idleFor;
    return [part, (value - ofIdling) / (perSecond * seconds)] as const;
  });
  printCost(name, new Map(perRequest));
  return new Map(perRequest);
}

/** What each part spends while `work` runs: microseconds of processor, and bytes of the database. */
async function spentBy(installation: InstallationFile, work: () => Promise<unknown>): Promise<Map<string, number>> {
  const before = await used(installation);
  await work();
  const after = await used(installation);
  return new Map([...after].map(([part, value]) => [part, value - before.get(part)!]));
}

async function used(installation: InstallationFile): Promise<Map<string, number>> {
  const databaseUrl = installation.environments.projects['DATABASE_URL']!;
  const micros = [
    ...(await processorSeconds(installation)),
    ['postgresql', serverSeconds(Number(new URL(databaseUrl).port))] as const,
    ['rabbitmq', serverSeconds(Number(new URL(installation.rabbitUrl).port))] as const,
  ].map(([part, value]) => [part, value * 1e6] as const);
  return new Map<string, number>([...micros, ['bytes', await databaseBytes(databaseUrl)]]);
}

async function databaseBytes(connectionString: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
    return Number(rows[0]!.bytes);
  } finally {
    await client.end();
  }
}

async function withWebhooks(owner: TestAccount, work: () => Promise<void>): Promise<void> {
  const subscriber = await RecordingSubscriber.start();
  try {
    for (let index = 0; index < endpoints; index++) {
      await owner.givenWebhook({ 'target-url': subscriber.url(`/${index}`), events: ['ticket_created'] });
    }
    await work();
  } finally {
    await subscriber.stop();
  }
}

function printCost(name: string, spent: Map<string, number>): void {
  const parts = [...spent].filter(([part, value]) => part !== 'bytes' && value >= 1);
  const bytes = spent.get('bytes')!;
  print(
    `${name}: ${parts.map(([part, value]) => `${part} ${value.toFixed(0)}`).join(', ')} µs of processor; ${bytes.toFixed(0)} bytes kept`,
  );
}
