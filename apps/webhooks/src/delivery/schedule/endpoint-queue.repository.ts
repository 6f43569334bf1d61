import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';
import { deliversNowSql } from '../../endpoint/endpoint-status.policy';
import { newHealth, type Health } from '../../endpoint/health/endpoint-health.policy';
import type { EndpointPage, PageRequest } from './endpoint-pages';
import type { EndpointFacts } from './endpoint-queue';

interface FactsRow extends Omit<EndpointFacts, 'health' | 'generation'> {
  generation: number | null;
  state: Health['state'];
  failures: number;
  failingSince: Date | null;
  lastFailureAt: Date | null;
  notBefore: Date | null;
  noticesGiven: number;
}

/** A row of a page. It has no facts when nothing of the endpoint is due. */
type PageRow = { position: number } & (FactsRow | { endpointId: null });

const facts = `
  endpoint.id::float8 as "endpointId", endpoint.account_id::float8 as "accountId", endpoint.version,
  least(endpoint.max_per_second, endpoint.allowed_per_minute / 60.0)::float8 as "maxPerSecond", endpoint.ordered,
  health.generation, health.state, health.failures, health.failing_since as "failingSince",
  health.last_failure_at as "lastFailureAt", health.not_before as "notBefore", health.notices_given as "noticesGiven"`;

const byIds = `
  select ${facts} from endpoint left join endpoint_health health on health.endpoint_id = endpoint.id
  where endpoint.id = any ($1::bigint[])`;

const pending = (attempts: string) => `status = 'pending' and run_attempts ${attempts}`;

// A loose index scan: one index look-up per endpoint, however many deliveries each endpoint has.
const endpointsOf = (name: string, attempts: string) => `
  ${name} as (
    (select endpoint_id, 1 as taken from delivery where ${pending(attempts)} and endpoint_id > $2
     order by endpoint_id limit 1)
    union all
    select (select d.endpoint_id from delivery d where ${pending(attempts)} and d.endpoint_id > ${name}.endpoint_id
            order by d.endpoint_id limit 1), taken + 1
    from ${name} where ${name}.endpoint_id is not null and taken < $3)`;

// The endpoints of a page: $3 that have pending deliveries, after $2.
const page = `
  recursive ${endpointsOf('first', '= 0')}, ${endpointsOf('retry', '> 0')},
  pending as (
    select endpoint_id from first where endpoint_id is not null
    union select endpoint_id from retry where endpoint_id is not null
    order by endpoint_id limit $3)`;

// The endpoints of these shards ($1) that deliver now.
const served = `endpoint.id = pending.endpoint_id and ${deliversNowSql} and endpoint.id % 64 = any ($1::int[])`;

// Not `exists`: without statistics PostgreSQL would hash all due deliveries for each page instead of looking up those of an endpoint.
const due = (attempts: string) => `
  (select true from delivery d where d.endpoint_id = endpoint.id and ${pending(attempts)} and d.due_at <= now() limit 1)`;

// The endpoints of a page that deliver nothing now have no facts, but tell where the next page begins.
const withDueDeliveries = `
  with ${page}
  select pending.endpoint_id::float8 as "position", ${facts}
  from pending
  left join endpoint on ${served} and coalesce(${due('= 0')}, ${due('> 0')})
  left join endpoint_health health on health.endpoint_id = endpoint.id
  order by pending.endpoint_id`;

/** More deliveries of an endpoint are not counted. A bound for all together would let one endpoint hide the others. */
const maxCounted = 1_000;

const dueOf = (attempts: string) => `
  (select due_at from delivery d where d.endpoint_id = endpoint.id and ${pending(attempts)} and d.due_at <= now()
   order by d.due_at limit ${maxCounted})`;

const countDue = `
  with ${page}
  select coalesce(health.state, 'new') as state, count(due.due_at)::int as deliveries,
    extract(epoch from now() - min(due.due_at))::float8 as "oldestSeconds",
    (select case when count(*) = $3 then max(endpoint_id) end from pending)::float8 as next
  from pending
  left join endpoint on ${served}
  left join endpoint_health health on health.endpoint_id = endpoint.id
  left join lateral (${dueOf('= 0')} union all ${dueOf('> 0')}) due on true
  group by 1`;

/** Deliveries that could be sent now, to endpoints of one state. */
export interface DueDeliveries {
  state: Health['state'];
  deliveries: number;
  oldestSeconds: number;
}

/** Reads what the scheduler needs to know of endpoints. */
@Injectable()
export class EndpointQueueRepository {
  /** The endpoints of a page that are of these shards, deliver now, and have a due delivery. */
  async findWithDueDeliveries(
    reader: Reader,
    shards: readonly number[],
    { after, most }: PageRequest,
  ): Promise<EndpointPage<EndpointFacts>> {
    const rows = await reader.query<PageRow[]>(withDueDeliveries, [shards, after, most]);
    return {
      items: rows.filter(isDue).map(toFacts),
      next: rows.length < most ? undefined : rows.at(-1)!.position,
    };
  }

  /** The due deliveries of a page that are of these shards, by the health of their endpoints. States without a due delivery are absent. */
  async countDue(
    reader: Reader,
    shards: readonly number[],
    { after, most }: PageRequest,
  ): Promise<EndpointPage<DueDeliveries>> {
    const rows = await reader.query<(DueDeliveries & { next: number | null })[]>(countDue, [shards, after, most]);
    return { items: rows.filter(({ deliveries }) => deliveries > 0), next: rows[0]?.next ?? undefined };
  }

  async findByIds(reader: Reader, endpointIds: readonly number[]): Promise<EndpointFacts[]> {
    return (await reader.query<FactsRow[]>(byIds, [endpointIds])).map(toFacts);
  }
}

function isDue(row: PageRow): row is PageRow & FactsRow {
  return row.endpointId !== null;
}

function toFacts({
  endpointId,
  accountId,
  version,
  maxPerSecond,
  ordered,
  generation,
  ...health
}: FactsRow): EndpointFacts {
  return {
    endpointId,
    accountId,
    version,
    maxPerSecond,
    ordered,
    generation: generation ?? 0,
    health: generation === null ? newHealth : health,
  };
}
