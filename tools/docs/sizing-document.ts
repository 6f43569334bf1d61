import { shardCount } from '../../apps/webhooks/src/cluster/shard/shard-share.policy';
import { costs, measuredOn, parts, type Cost, type Part } from '../sizing/costs';
import { costOfRequest, size, type Demand, type Goal, type Sizing } from '../sizing/simulation';

const demand: Omit<Demand, 'accounts'> = {
  requestsPerMinute: 30,
  writes: 0.2,
  deliveriesPerWrite: 2,
  bursting: 0.5,
  burstSeconds: 10,
};
const goal: Goal = { p99Ms: 250, deliveryMs: 5_000, used: 0.6 };
const scales = [10, 1_000, 100_000];

/** The default of DATABASE_POOL_SIZE. */
const poolSize = 10;
const withDatabase: readonly Part[] = ['identity', 'tokens', 'projects', 'webhooks'];

const names: Record<Part, string> = {
  gateway: 'gateway',
  identity: 'identity',
  tokens: 'tokens',
  projects: 'projects',
  webhooks: 'webhooks',
  postgresql: 'PostgreSQL',
  rabbitmq: 'RabbitMQ',
};

/** `docs/sizing.md`: what installations of three sizes need, from a simulation of measured costs. */
export function sizingDocument(): string {
  const sizings = scales.map((accounts) => ({ accounts, ...size({ ...demand, accounts }, costs, goal) }));
  const [small, medium, large] = sizings as [Sized, Sized, Sized];
  return `# Sizing

What 10, 1,000 and 100,000 accounts need when each uses its whole limit of ${demand.requestsPerMinute} requests a minute, and which part gives out first. The figures come from
a simulation (\`tools/sizing\`) of costs that \`npm run bench -- cost\` measured. \`npm run docs\` writes this page.

## What a piece of work costs

Processor time in microseconds, ${measuredOn}, on a machine with two cores (AMD EPYC), at 500 reads or 100 tickets a second. A busier process does more at a time,
so these are upper bounds: flat out, a read costs 700 µs in all (\`npm run bench -- read\`).

| work | ${parts.map((part) => names[part]).join(' | ')} | bytes kept |
| --- |${' ---: |'.repeat(parts.length + 1)}
${(
  [
    ['a read of one ticket', costs.read],
    ['the creation of a ticket', costs.ticket],
    ['a delivery of its event', costs.delivery],
  ] as const
)
  .map(([work, cost]) => costRow(work, cost))
  .join('\n')}

The average request below, with its deliveries, costs ${(total(costOfRequest({ ...demand, accounts: 1 }, costs)) / 1_000).toFixed(1)} ms of processor.

## Assumptions

- ${percent(demand.writes)} of the requests create a ticket, the others read one. The event of a ticket goes to ${demand.deliveriesPerWrite} webhooks, which respond at once.
- ${percent(demand.bursting)} of the accounts send the requests of a minute in its first ${demand.burstSeconds} seconds, as programs do that a clock starts. The others spread them evenly.
- Costs do not depend on the size of the installation. Indexes of tables that no longer fit in memory make reads of them slower, and quorum queues on three nodes
  cost RabbitMQ about as much on each node as one queue costs here.
- A process of a service uses one core. A core is one of the machine above.
- The goal: 99 of 100 requests wait at most ${goal.p99Ms} ms for a processor, no delivery waits longer than ${goal.deliveryMs / 1_000} seconds, and no part is used above ${percent(goal.used)} on average.
- Photos, pages and exports are not included. Plan the storage of photos by their size.

## What is needed

| accounts | requests/s, average and peak | ${parts.map((part) => names[part]).join(' | ')} | database connections | p99 of waiting | growth of the database |
| ---: | ---: |${' ---: |'.repeat(parts.length)} ---: | ---: | ---: |
${sizings.map(needRow).join('\n')}

Services are counted in processes, PostgreSQL and RabbitMQ in cores. Run two processes of each service at least, so that one can be replaced.

## What gives out first

- **${number(small.accounts)} accounts**: ${gaveOut(small)}
- **${number(medium.accounts)} accounts**: ${gaveOut(medium)}
- **${number(large.accounts)} accounts**: ${gaveOut(large)}

Limits that more cores do not move, and when an installation meets them:

- **Connections of PostgreSQL.** Each process of identity, tokens, projects and webhooks holds up to ${poolSize} (\`DATABASE_POOL_SIZE\`). PostgreSQL admits 100 by default: raise
  \`max_connections\` beyond ${Math.floor(100 / poolSize)} such processes.
- **One primary.** All writes go to one PostgreSQL, of which ${number(large.accounts)} accounts need ${number(large.units.postgresql)} cores. Each service has a schema, a role and a \`DATABASE_URL\` of its own and never reads
  another's tables: give each its own server before that.
- **One queue for each service.** A queue is one process of RabbitMQ, which uses one core at most. The calls to \`projects\` and the events for \`webhooks\` are the busiest:
  ${number(Math.round(perSecond(large.accounts)))} calls and ${number(Math.round(perSecond(large.accounts) * demand.writes))} events a second with ${number(large.accounts)} accounts. Measure your broker with RabbitMQ's PerfTest before you go there; the simulation does
  not know this limit.
- **${shardCount} shards.** Endpoints are spread over ${shardCount} shards, so that more than ${shardCount} processes of webhooks find nothing to do.

Beyond one of these limits, run a second installation: accounts share nothing.
`;
}

type Sized = Sizing & { accounts: number };

function costRow(work: string, { micros, bytes }: Cost): string {
  return `| ${work} | ${parts.map((part) => number(micros[part])).join(' | ')} | ${number(bytes)} |`;
}

function needRow({ accounts, units, waits }: Sized): string {
  const average = perSecond(accounts);
  const peak = average * (1 - demand.bursting) + (average * 60 * demand.bursting) / demand.burstSeconds;
  const connections = withDatabase.reduce((sum, part) => sum + units[part] * poolSize, 0);
  const { writes, deliveriesPerWrite } = demand;
  const bytesPerDay = average * writes * (costs.ticket.bytes + deliveriesPerWrite * costs.delivery.bytes) * 86_400;
  return `| ${number(accounts)} | ${number(Math.round(average))} and ${number(Math.round(peak))} | ${parts.map((part) => number(units[part])).join(' | ')} | ${number(connections)} | ${waits.p99.toFixed(0)} ms | ${storage(bytesPerDay)} a day |`;
}

function gaveOut({ gaveOut: order, waits }: Sized): string {
  if (order.length === 0) {
    const [busiest] = [...parts].sort((one, other) => waits.used[other] - waits.used[one]);
    return `nothing. One of each is enough; ${names[busiest!]} is used most, ${percent(waits.used[busiest!])} of a core.`;
  }
  const [first, ...then] = order.map((part) => names[part]);
  return then.length === 0 ? `${first} alone needs more than one.` : `${first} first, then ${then.join(', ')}.`;
}

function perSecond(accounts: number): number {
  return (accounts * demand.requestsPerMinute) / 60;
}

const number = (value: number) => value.toLocaleString('en-GB');
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
const total = (micros: Record<Part, number>) => parts.reduce((sum, part) => sum + micros[part], 0);

function storage(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1_000 ** power).toFixed(1)} ${units[power]}`;
}
