import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import type { StoredHeader } from '../../endpoint/endpoint.entity';
import type { SigningKey } from '../../endpoint/secret/signing-key.policy';
import { deliversNowSql, type Verification } from '../../endpoint/endpoint-status.policy';

/** What may be claimed for one endpoint, by the holder of its shard. */
export interface Claim {
  endpointId: number;
  /** Under which the shard is held. */
  epoch: number;
  /** Deliveries at most. */
  free: number;
  ordered: boolean;
}

/** A delivery that this process may attempt as long as it holds the shard, with all that an attempt needs. */
export interface ClaimedDelivery {
  id: number;
  /** The `webhook-id`. */
  publicId: string;
  accountId: number;
  attempts: number;
  runAttempts: number;
  /** Milliseconds between when it was due and now. */
  lagMs: number;
  event: { publicId: string; name: string; body: string };
  endpoint: ClaimedEndpoint;
}

export interface ClaimedEndpoint {
  id: number;
  publicId: string;
  version: number;
  targetUrl: string;
  basicUsername: string | null;
  sealedBasicPassword: string | null;
  headers: StoredHeader[];
  signingKeys: SigningKey[];
  verification: Verification;
}

type ClaimedRow = Omit<ClaimedDelivery, 'event'> & { eventId: number; eventDay: string };

/** What is recorded of an attempt. */
export interface AttemptRecord {
  deliveryId: number;
  endpointId: number;
  /** Under which the delivery was claimed. */
  epoch: number;
  /** Attempts of the run before this one. */
  runAttempts: number;
  status: 'pending' | 'delivered' | 'failed';
  /** Milliseconds until the next attempt; null when there is none. */
  delayMs: number | null;
  attemptId: string;
  startedAt: Date;
  durationMs: number;
  /** By `bucketOf`. */
  durationBucket: number;
  /** What was sent, and what was answered, secrets blotted out. */
  requestHeaders: Readonly<Record<string, string>>;
  responseStatus: number | null;
  responseHeaders: Readonly<Record<string, string>> | null;
  responseBody: string | null;
  error: string | null;
}

// By endpoint, so that a million due deliveries of dead ones are not even looked at. Nothing is written: who holds the shard
// is alone with its endpoints, and knows by itself what it has begun ($5). Under an epoch that is over, nothing is found.
// First attempts before retries; where the order counts a retry goes before, and holds the others up until it is due.
const claim = `
  with lane as (
    select lane.* from unnest($1::bigint[], $2::bigint[], $3::int[], $4::boolean[]) as lane (endpoint_id, epoch, free, ordered)
    join shard on shard.id = lane.endpoint_id % 64 and shard.epoch = lane.epoch and shard.lease_until > now()
    where not (lane.ordered and exists (
      select 1 from delivery
      where endpoint_id = lane.endpoint_id and status = 'pending' and run_attempts > 0 and due_at > now())))
  select d.id::float8 as id, d.public_id as "publicId", d.account_id::float8 as "accountId", d.attempts,
    d.run_attempts as "runAttempts", (extract(epoch from now() - d.due_at) * 1000)::float8 as "lagMs",
    d.event_id::float8 as "eventId", d.event_day::text as "eventDay",
    json_build_object('id', endpoint.id, 'publicId', endpoint.public_id, 'version', endpoint.version,
      'targetUrl', endpoint.target_url, 'basicUsername', endpoint.basic_username,
      'sealedBasicPassword', endpoint.sealed_basic_password, 'headers', endpoint.headers,
      'signingKeys', endpoint.signing_keys, 'verification', endpoint.verification) as endpoint
  from lane
  join endpoint on endpoint.id = lane.endpoint_id and ${deliversNowSql}
  cross join lateral (
    (select delivery.*, lane.ordered as late from delivery
     where endpoint_id = lane.endpoint_id and status = 'pending' and run_attempts = 0 and due_at <= now() and id <> all ($5::bigint[])
     order by due_at, event_public_id limit lane.free)
    union all
    (select delivery.*, not lane.ordered as late from delivery
     where endpoint_id = lane.endpoint_id and status = 'pending' and run_attempts > 0 and due_at <= now() and id <> all ($5::bigint[])
     order by due_at, event_public_id limit lane.free)
    order by late, due_at, event_public_id limit lane.free) d`;

// A statement of its own: the days are known when it is planned, so that only their partitions are looked at. As a join of the
// claim, all of them would be opened each time.
const events = `
  select id::float8 as id, public_id as "publicId", name, body from event
  where day = any ($1::date[]) and id = any ($2::bigint[])`;

// A delivery that somebody had sent anew meanwhile keeps its new schedule, unless it has arrived now.
const anew = `(r.status <> 'delivered' and d.run_attempts <> r."runAttempts")`;

// What was claimed under an epoch that is over has no effect. Statistics are counted in one order, so that no two processes wait
// for each other in a circle.
const record = `
  with result as (
    select r.* from jsonb_to_recordset($1::jsonb) as r (
      "deliveryId" bigint, "endpointId" bigint, epoch bigint, "runAttempts" smallint, status text, "delayMs" float8,
      "attemptId" uuid, "startedAt" timestamptz, "durationMs" int, "durationBucket" smallint, "requestHeaders" jsonb,
      "responseStatus" smallint, "responseHeaders" jsonb, "responseBody" text, error text)
    join shard on shard.id = r."endpointId" % 64 and shard.epoch = r.epoch),
  settled as (
    update delivery d set attempts = d.attempts + 1,
      status = case when ${anew} then d.status else r.status end,
      run_attempts = case when ${anew} then d.run_attempts else d.run_attempts + 1 end,
      due_at = case when ${anew} then d.due_at else now() + r."delayMs" * interval '1 millisecond' end
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

/** The deliveries that are owed, as dispatchers see them. Every time in it is the database's. */
@Injectable()
export class DeliveryClaimRepository {
  constructor(private readonly database: Database) {}

  /** What is due for these endpoints, without the deliveries that are under way. */
  async claim(claims: readonly Claim[], inFlight: readonly number[]): Promise<ClaimedDelivery[]> {
    const claimed = await this.database.manager.query<ClaimedRow[]>(claim, [
      claims.map(({ endpointId }) => endpointId),
      claims.map(({ epoch }) => epoch),
      claims.map(({ free }) => free),
      claims.map(({ ordered }) => ordered),
      inFlight,
    ]);
    return this.withEvents(claimed);
  }

  /** Records attempts and what follows from them; answers the deliveries for which that had an effect. */
  async record(attempts: readonly AttemptRecord[], tx: EntityManager = this.database.manager): Promise<Set<number>> {
    const settled = await tx.query<{ id: number }[]>(record, [JSON.stringify(attempts)]);
    return new Set(settled.map(({ id }) => id));
  }

  private async withEvents(claimed: readonly ClaimedRow[]): Promise<ClaimedDelivery[]> {
    if (claimed.length === 0) return [];
    const found = await this.database.manager.query<(ClaimedDelivery['event'] & { id: number })[]>(events, [
      [...new Set(claimed.map(({ eventDay }) => eventDay))],
      [...new Set(claimed.map(({ eventId }) => eventId))],
    ]);
    const byId = new Map(found.map(({ id, ...event }) => [id, event]));
    // Between the two statements an old event may have moved to another day: its delivery is found again at the next look.
    return claimed.flatMap((delivery) => {
      const event = byId.get(delivery.eventId);
      return event ? [{ ...delivery, event }] : [];
    });
  }
}
