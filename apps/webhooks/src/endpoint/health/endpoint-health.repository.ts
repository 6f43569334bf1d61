import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { In, type EntityManager } from 'typeorm';
import { EndpointHealthEntity } from './endpoint-health.entity';
import type { Health } from './endpoint-health.policy';

/** What the process that serves an endpoint has to say of it. */
export interface HealthReport {
  endpointId: number;
  /** Of the shard, under which it is served. */
  epoch: number;
  generation: number;
  health: Health;
}

// Only who serves the shard may report, and only on the endpoint's present beginning.
const save = `
  insert into endpoint_health as known
    (endpoint_id, generation, state, failures, failing_since, last_failure_at, not_before, notices_given)
  select r."endpointId", r.generation, r.state, r.failures, r."failingSince", r."lastFailureAt", r."notBefore", r."noticesGiven"
  from jsonb_to_recordset($1::jsonb) as r (
    "endpointId" bigint, epoch bigint, generation int, state text, failures int, "failingSince" timestamptz,
    "lastFailureAt" timestamptz, "notBefore" timestamptz, "noticesGiven" smallint)
  join shard on shard.id = r."endpointId" % 64 and shard.epoch = r.epoch
  order by r."endpointId"
  on conflict (endpoint_id) do update set state = excluded.state, failures = excluded.failures,
    failing_since = excluded.failing_since, last_failure_at = excluded.last_failure_at,
    not_before = excluded.not_before, notices_given = excluded.notices_given
  where known.generation = excluded.generation
  returning endpoint_id::float8 as id`;

const resetHealth = `
  insert into endpoint_health as known (endpoint_id, generation, state, failures, notices_given)
  values ($1, 1, 'new', 0, 0)
  on conflict (endpoint_id) do update set generation = known.generation + 1, state = 'new', failures = 0,
    failing_since = null, last_failure_at = null, not_before = null, notices_given = 0`;

/** Where the health of endpoints is kept. */
@Injectable()
export class EndpointHealthRepository {
  constructor(private readonly database: Database) {}

  /** By endpoint; those without a row are new and not in it. */
  async findByEndpoints(
    endpointIds: readonly number[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<number, Health>> {
    if (endpointIds.length === 0) return new Map();
    const rows = await manager.findBy(EndpointHealthEntity, { endpointId: In([...endpointIds]) });
    return new Map(rows.map((row) => [row.endpointId, row]));
  }

  /** Keeps reports, one an endpoint at most; answers the endpoints whose report counted. */
  async save(tx: EntityManager, reports: readonly HealthReport[]): Promise<Set<number>> {
    const rows = reports.map(({ health, ...report }) => ({ ...health, ...report }));
    const saved = await tx.query<{ id: number }[]>(save, [JSON.stringify(rows)]);
    return new Set(saved.map(({ id }) => id));
  }

  async resetHealth(tx: EntityManager, endpointId: number): Promise<void> {
    await tx.query(resetHealth, [endpointId]);
  }
}
