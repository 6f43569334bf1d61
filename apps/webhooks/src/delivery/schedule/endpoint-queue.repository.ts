import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
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

const facts = `
  endpoint.id::float8 as "endpointId", endpoint.version, least(endpoint.max_per_second, endpoint.allowed_per_minute / 60.0)::float8 as "maxPerSecond", endpoint.ordered,
  health.generation, health.state, health.failures, health.failing_since as "failingSince",
  health.last_failure_at as "lastFailureAt", health.not_before as "notBefore", health.notices_given as "noticesGiven"`;

const byIds = `
  select ${facts} from endpoint left join endpoint_health health on health.endpoint_id = endpoint.id
  where endpoint.id = any ($1::bigint[])`;

const pending = (which: string) => `status = 'pending' and run_attempts ${which}`;

// Loose index scans: one probe of the index an endpoint, however many deliveries each has.
const endpointsOf = (name: string, which: string) => `
  ${name} as (
    (select endpoint_id from delivery where ${pending(which)} order by endpoint_id limit 1)
    union all
    select (select d.endpoint_id from delivery d where ${pending(which)} and d.endpoint_id > ${name}.endpoint_id
            order by d.endpoint_id limit 1)
    from ${name} where ${name}.endpoint_id is not null)`;

const due = (which: string) => `
  exists (select 1 from delivery d where d.endpoint_id = endpoint.id and ${pending(which)} and d.due_at <= now())`;

const withDueWork = `
  with recursive ${endpointsOf('first', '= 0')}, ${endpointsOf('again', '> 0')}
  select ${facts}
  from (select endpoint_id from first union select endpoint_id from again) owed
  join endpoint on endpoint.id = owed.endpoint_id and ${deliversNowSql}
  left join endpoint_health health on health.endpoint_id = endpoint.id
  where endpoint.id % 64 = any ($1::int[]) and (${due('= 0')} or ${due('> 0')})`;

/** What the database says of endpoints, as far as their turns depend on it. */
@Injectable()
export class EndpointQueueRepository {
  constructor(private readonly database: Database) {}

  /** Active endpoints of these shards that have something due. */
  async findWithDueWork(shards: readonly number[]): Promise<EndpointFacts[]> {
    return (await this.database.manager.query<FactsRow[]>(withDueWork, [shards])).map(toFacts);
  }

  async findByIds(endpointIds: readonly number[]): Promise<EndpointFacts[]> {
    return (await this.database.manager.query<FactsRow[]>(byIds, [endpointIds])).map(toFacts);
  }
}

function toFacts({ endpointId, version, maxPerSecond, ordered, generation, ...health }: FactsRow): EndpointFacts {
  const known = generation !== null;
  return {
    endpointId,
    version,
    maxPerSecond,
    ordered,
    generation: generation ?? 0,
    health: known ? health : newHealth,
  };
}
