import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '@plumbline/persistence';
import { In } from 'typeorm';
import { EndpointHealthEntity } from './endpoint-health.entity';
import type { Health } from './endpoint-health.policy';

/** The health of an endpoint as the process that serves it reports it. */
export interface HealthReport {
  endpointId: number;
  /** The epoch of the lease of the endpoint's shard. */
  epoch: number;
  generation: number;
  health: Health;
}

// Only the holder of the shard may report, and only on the current generation of the endpoint's health.
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

const reset = `
  insert into endpoint_health as known (endpoint_id, generation, state, failures, notices_given)
  values ($1, 1, 'new', 0, 0)
  on conflict (endpoint_id) do update set generation = known.generation + 1, state = 'new', failures = 0,
    failing_since = null, last_failure_at = null, not_before = null, notices_given = 0`;

// A new generation: the process that serves the endpoint takes over the health from here, and its earlier reports have no effect.
const allowProbe = `
  update endpoint_health set generation = generation + 1, not_before = null
  where endpoint_id = $1 and not_before > now()`;

const markGood = `
  update endpoint_health set generation = generation + 1, state = 'good', failures = 0,
    failing_since = null, last_failure_at = null, not_before = null, notices_given = 0
  where endpoint_id = $1 and state in ('suspect', 'open') returning endpoint_id`;

/** Stores the health of endpoints. */
@Injectable()
export class EndpointHealthRepository {
  /** By endpoint. Endpoints without a row are new and not in the map. */
  async findByEndpoints(reader: Reader, endpointIds: readonly number[]): Promise<Map<number, Health>> {
    if (endpointIds.length === 0) return new Map();
    const rows = await reader.findBy(EndpointHealthEntity, { endpointId: In([...endpointIds]) });
    return new Map(rows.map((row) => [row.endpointId, row]));
  }

  /** Saves at most one report per endpoint. Returns the endpoints whose report had an effect. */
  async save(tx: Transaction, reports: readonly HealthReport[]): Promise<Set<number>> {
    const rows = reports.map(({ health, ...report }) => ({ ...health, ...report }));
    const saved = await tx.query<{ id: number }[]>(save, [JSON.stringify(rows)]);
    return new Set(saved.map(({ id }) => id));
  }

  /** Allows the next attempt now, although the circuit breaker is open or the subscriber asked to wait. Its result decides what follows. */
  async allowProbe(tx: Transaction, endpointId: number): Promise<void> {
    await tx.query(allowProbe, [endpointId]);
  }

  /** Closes the circuit breaker of an endpoint that failed and has just accepted a request. Returns whether it had failed. */
  async markGood(tx: Transaction, endpointId: number): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(markGood, [endpointId]);
    return rows.length > 0;
  }

  /** Makes the endpoint new again. Reports of earlier generations have no effect from now on. */
  async reset(tx: Transaction, endpointId: number): Promise<void> {
    await tx.query(reset, [endpointId]);
  }
}
