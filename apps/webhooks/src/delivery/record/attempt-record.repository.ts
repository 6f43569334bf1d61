import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';

/** The result of an attempt, as it is recorded. */
export interface AttemptRecord {
  deliveryId: number;
  endpointId: number;
  /** The epoch under which the delivery was claimed. */
  epoch: number;
  /** Attempts of the run before this one. */
  runAttempts: number;
  status: 'pending' | 'delivered' | 'failed';
  /** Milliseconds until the next attempt; null when there is none. */
  delayMs: number | null;
  attemptId: string;
  startedAt: Date;
  durationMs: number;
  /** See `bucketOf`. */
  durationBucket: number;
  /** As sent, with secrets redacted. */
  requestHeaders: Readonly<Record<string, string>>;
  responseStatus: number | null;
  /** As received, with secrets redacted. */
  responseHeaders: Readonly<Record<string, string>> | null;
  /** The start of the body, with secrets redacted. */
  responseBody: string | null;
  /** Why there was no response. */
  error: string | null;
}

// A delivery that was resent during the attempt keeps its new schedule, unless this attempt has delivered it.
const resent = `(r.status <> 'delivered' and d.run_attempts <> r."runAttempts")`;

// Results of an old epoch have no effect. Statistics are incremented in one order, so that processes do not deadlock.
const record = `
  with result as (
    select r.* from jsonb_to_recordset($1::jsonb) as r (
      "deliveryId" bigint, "endpointId" bigint, epoch bigint, "runAttempts" smallint, status text, "delayMs" float8,
      "attemptId" uuid, "startedAt" timestamptz, "durationMs" int, "durationBucket" smallint, "requestHeaders" jsonb,
      "responseStatus" smallint, "responseHeaders" jsonb, "responseBody" text, error text)
    join shard on shard.id = r."endpointId" % 64 and shard.epoch = r.epoch),
  settled as (
    update delivery d set attempts = d.attempts + 1,
      status = case when ${resent} then d.status else r.status end,
      run_attempts = case when ${resent} then d.run_attempts else d.run_attempts + 1 end,
      due_at = case when ${resent} then d.due_at else now() + r."delayMs" * interval '1 millisecond' end
    from result r
    where d.id = r."deliveryId"
    returning d.id, d.endpoint_id, d.event_day, d.attempts, d.due_at),
  counted as (
    insert into attempt_statistic as known (endpoint_id, hour, status, duration_bucket, attempts)
    select settled.endpoint_id, date_trunc('hour', now(), 'UTC'), r.status, r."durationBucket", count(*)
    from result r join settled on settled.id = r."deliveryId"
    group by 1, 3, 4 order by 1, 3, 4
    on conflict (endpoint_id, hour, status, duration_bucket) do update set attempts = known.attempts + excluded.attempts)
  insert into delivery_attempt
    (id, delivery_id, event_day, number, started_at, duration_ms, request_headers, response_status, response_headers,
     response_body, error, next_attempt_at)
  select r."attemptId", r."deliveryId", settled.event_day, settled.attempts, r."startedAt", r."durationMs", r."requestHeaders",
    r."responseStatus", r."responseHeaders", r."responseBody", r.error, settled.due_at
  from result r join settled on settled.id = r."deliveryId"
  returning delivery_id::float8 as id`;

/** Records the results of attempts. All times are the database's. */
@Injectable()
export class AttemptRecordRepository {
  /**
   * Records attempts with what follows for their deliveries and statistics, in one statement, which needs no transaction of its
   * own. Returns the deliveries whose result had an effect.
   */
  async record(connection: Reader, attempts: readonly AttemptRecord[]): Promise<Set<number>> {
    const settled = await connection.query<{ id: number }[]>(record, [JSON.stringify(attempts)]);
    return new Set(settled.map(({ id }) => id));
  }
}
