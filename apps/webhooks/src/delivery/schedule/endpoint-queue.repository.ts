import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';
import { deliversNowSql } from '../../endpoint/endpoint-status.policy';
import { newHealth, type Health } from '../../endpoint/health/endpoint-health.policy';
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

/** SQL of the endpoint after which the first is taken, and of how many are taken. Defaults to all. */
const everyEndpoint = { after: '0', most: `'infinity'::float8` };

// Loose index scans: one index look-up per endpoint, however many deliveries each endpoint has.
const endpointsOf = (name: string, attempts: string, { after, most } = everyEndpoint) => `
  ${name} as (
    (select endpoint_id, 1 as taken from delivery where ${pending(attempts)} and endpoint_id > ${after}
     order by endpoint_id limit 1)
    union all
    select (select d.endpoint_id from delivery d where ${pending(attempts)} and d.endpoint_id > ${name}.endpoint_id
            order by d.endpoint_id limit 1), taken + 1
    from ${name} where ${name}.endpoint_id is not null and taken < ${most})`;

const due = (attempts: string) => `
  exists (select 1 from delivery d where d.endpoint_id = endpoint.id and ${pending(attempts)} and d.due_at <= now())`;

const page = { after: '$2', most: '$3' };

// The endpoints of a page that deliver nothing now have no facts, but tell where the next page begins.
const withDueDeliveries = `
  with recursive ${endpointsOf('first', '= 0', page)}, ${endpointsOf('retry', '> 0', page)},
  pending as (
    select endpoint_id from first where endpoint_id is not null
    union select endpoint_id from retry where endpoint_id is not null
    order by endpoint_id limit $3)
  select pending.endpoint_id::float8 as "position", ${facts}
  from pending
  left join endpoint on endpoint.id = pending.endpoint_id and ${deliversNowSql}
    and endpoint.id % 64 = any ($1::int[]) and (${due('= 0')} or ${due('> 0')})
  left join endpoint_health health on health.endpoint_id = endpoint.id
  order by pending.endpoint_id`;

/** More deliveries of an endpoint are not counted. A bound for all together would let one endpoint hide the others. */
const maxCounted = 1_000;

const dueOf = (attempts: string) => `
  (select due_at from delivery d where d.endpoint_id = endpoint.id and ${pending(attempts)} and d.due_at <= now()
   order by d.due_at limit ${maxCounted})`;

const countDue = `
  with recursive ${endpointsOf('first', '= 0')}, ${endpointsOf('retry', '> 0')}
  select coalesce(health.state, 'new') as state, count(*)::int as deliveries,
    extract(epoch from now() - min(due.due_at))::float8 as "oldestSeconds"
  from (select endpoint_id from first union select endpoint_id from retry) pending
  join endpoint on endpoint.id = pending.endpoint_id and ${deliversNowSql}
  left join endpoint_health health on health.endpoint_id = endpoint.id
  cross join lateral (${dueOf('= 0')} union all ${dueOf('> 0')}) due
  where endpoint.id % 64 = any ($1::int[])
  group by 1`;

/** Deliveries that could be sent now, to endpoints of one state. */
export interface DueDeliveries {
  state: Health['state'];
  deliveries: number;
  oldestSeconds: number;
}

export interface DuePage {
  endpoints: EndpointFacts[];
  /** The endpoint after which the next page begins; undefined at the end. */
  next: number | undefined;
}

/** Reads what the scheduler needs to know of endpoints. */
@Injectable()
export class EndpointQueueRepository {
  /**
   * The endpoints of these shards that deliver now and have a due delivery, by their ids: those among the next `most` endpoints with pending
   * deliveries after `after`.
   */
  async findWithDueDeliveries(
    reader: Reader,
    shards: readonly number[],
    { after, most }: { after: number; most: number },
  ): Promise<DuePage> {
    const rows = await reader.query<PageRow[]>(withDueDeliveries, [shards, after, most]);
    return {
      endpoints: rows.filter(isDue).map(toFacts),
      next: rows.length < most ? undefined : rows.at(-1)!.position,
    };
  }

  /** The due deliveries of these shards, by the health of their endpoints. States without a due delivery are absent. */
  countDue(reader: Reader, shards: readonly number[]): Promise<DueDeliveries[]> {
    return reader.query<DueDeliveries[]>(countDue, [shards]);
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
