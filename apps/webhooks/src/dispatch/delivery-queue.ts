import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import type { StoredHeader } from '../endpoint/endpoint.entity';
import type { SigningKey } from '../endpoint/signing-key.policy';
import type { Lane } from './lanes';

/** A delivery that this process may attempt until its lease ends, with all that an attempt needs. */
export interface ClaimedDelivery {
  id: number;
  /** The `webhook-id`. */
  publicId: string;
  claimId: string;
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
}

type ClaimedRow = Omit<ClaimedDelivery, 'event'> & { eventId: number; eventDay: string };

/** What is recorded of an attempt. */
export interface AttemptRecord {
  deliveryId: number;
  claimId: string;
  status: 'pending' | 'delivered' | 'failed';
  /** Milliseconds until the next attempt; null when there is none. */
  delayMs: number | null;
  attemptId: string;
  number: number;
  startedAt: Date;
  durationMs: number;
  responseStatus: number | null;
  responseBody: string | null;
  error: string | null;
}

// By endpoint, so that a million due deliveries of dead ones are not even looked at.
const claim = `
  with picked as (
    select d.id
    from unnest($1::bigint[], $2::int[]) as lane (endpoint_id, free)
    join endpoint on endpoint.id = lane.endpoint_id and endpoint.active
    cross join lateral (
      select id from delivery
      where endpoint_id = lane.endpoint_id and status = 'pending' and lease_until is null and due_at <= now()
      order by due_at limit lane.free for update skip locked) d),
  claimed as (
    update delivery d set lease_until = now() + $3 * interval '1 millisecond', claim_id = gen_random_uuid()
    from picked where d.id = picked.id
    returning d.*)
  select claimed.id::float8 as id, claimed.public_id as "publicId", claimed.claim_id as "claimId",
    claimed.event_id::float8 as "eventId", claimed.event_day::text as "eventDay",
    claimed.account_id::float8 as "accountId", claimed.attempts, claimed.run_attempts as "runAttempts",
    (extract(epoch from now() - claimed.due_at) * 1000)::float8 as "lagMs",
    json_build_object('id', endpoint.id, 'publicId', endpoint.public_id, 'version', endpoint.version,
      'targetUrl', endpoint.target_url, 'basicUsername', endpoint.basic_username,
      'sealedBasicPassword', endpoint.sealed_basic_password, 'headers', endpoint.headers,
      'signingKeys', endpoint.signing_keys) as endpoint
  from claimed
  join endpoint on endpoint.id = claimed.endpoint_id
  order by claimed.due_at`;

// A statement of its own: the days are known when it is planned, so that only their partitions are looked at. As a join of the
// claim, all of them would be opened each time.
const events = `
  select id::float8 as id, public_id as "publicId", name, body from event
  where day = any ($1::date[]) and id = any ($2::bigint[])`;

// Only the holder of the present claim may report; what a fenced one reports is dropped here.
const record = `
  with result as (
    select * from jsonb_to_recordset($1::jsonb) as r (
      "deliveryId" bigint, "claimId" uuid, status text, "delayMs" float8, "attemptId" uuid, number int,
      "startedAt" timestamptz, "durationMs" int, "responseStatus" smallint, "responseBody" text, error text)),
  settled as (
    update delivery d set status = r.status, attempts = d.attempts + 1, run_attempts = d.run_attempts + 1,
      due_at = now() + r."delayMs" * interval '1 millisecond', lease_until = null, claim_id = null
    from result r where d.id = r."deliveryId" and d.claim_id = r."claimId"
    returning d.id, d.event_day)
  insert into delivery_attempt
    (id, delivery_id, event_day, number, started_at, duration_ms, response_status, response_body, error)
  select r."attemptId", r."deliveryId", settled.event_day, r.number, r."startedAt", r."durationMs", r."responseStatus", r."responseBody", r.error
  from result r join settled on settled.id = r."deliveryId"
  returning delivery_id::float8 as id`;

const release = `
  update delivery d set lease_until = null, claim_id = null
  from unnest($1::bigint[], $2::uuid[]) as held (id, claim_id)
  where d.id = held.id and d.claim_id = held.claim_id`;

const releaseExpired = `
  update delivery set lease_until = null, claim_id = null
  where id in (
    select id from delivery where lease_until < now() order by lease_until limit 1000 for update skip locked)`;

// A loose index scan: one probe of the index an endpoint, however many deliveries each has.
const endpointsWithDueWork = `
  with recursive lane as (
    (select endpoint_id from delivery
     where status = 'pending' and lease_until is null order by endpoint_id limit 1)
    union all
    select (select d.endpoint_id from delivery d
            where d.status = 'pending' and d.lease_until is null and d.endpoint_id > lane.endpoint_id
            order by d.endpoint_id limit 1)
    from lane where lane.endpoint_id is not null)
  select lane.endpoint_id::float8 as id
  from lane join endpoint on endpoint.id = lane.endpoint_id and endpoint.active
  where exists (
    select 1 from delivery d
    where d.endpoint_id = lane.endpoint_id and d.status = 'pending' and d.lease_until is null and d.due_at <= now())`;

/** The deliveries that are owed, as dispatchers see them. Every time in it is the database's. */
@Injectable()
export class DeliveryQueue {
  constructor(private readonly database: Database) {}

  /** Claims what is due in these lanes. No other dispatcher gets it while the lease lasts. */
  async claim(lanes: readonly Lane[], leaseMs: number): Promise<ClaimedDelivery[]> {
    const claimed = await this.database.manager.query<ClaimedRow[]>(claim, [
      lanes.map(({ endpointId }) => endpointId),
      lanes.map(({ free }) => free),
      leaseMs,
    ]);
    return this.withEvents(claimed);
  }

  private async withEvents(claimed: readonly ClaimedRow[]): Promise<ClaimedDelivery[]> {
    if (claimed.length === 0) return [];
    const found = await this.database.manager.query<(ClaimedDelivery['event'] & { id: number })[]>(events, [
      [...new Set(claimed.map(({ eventDay }) => eventDay))],
      [...new Set(claimed.map(({ eventId }) => eventId))],
    ]);
    const byId = new Map(found.map(({ id, ...event }) => [id, event]));
    // Between the two statements an old event may have moved to another day: its delivery is due again when its lease ends.
    return claimed.flatMap((delivery) => {
      const event = byId.get(delivery.eventId);
      return event ? [{ ...delivery, event }] : [];
    });
  }

  /** Records attempts and what follows from them; answers the deliveries whose claim still held. */
  async record(attempts: readonly AttemptRecord[], tx: EntityManager = this.database.manager): Promise<Set<number>> {
    const settled = await tx.query<{ id: number }[]>(record, [JSON.stringify(attempts)]);
    return new Set(settled.map(({ id }) => id));
  }

  /** Gives claims back unused: the deliveries are due again at once. */
  async release(claims: readonly Pick<ClaimedDelivery, 'id' | 'claimId'>[]): Promise<void> {
    await this.database.manager.query(release, [claims.map(({ id }) => id), claims.map(({ claimId }) => claimId)]);
  }

  /** Frees what dispatchers have taken and never reported; answers how much that was. */
  async releaseExpired(): Promise<number> {
    const [, count] = await this.database.manager.query<[unknown, number]>(releaseExpired);
    return count;
  }

  async endpointsWithDueWork(): Promise<number[]> {
    const rows = await this.database.manager.query<{ id: number }[]>(endpointsWithDueWork);
    return rows.map(({ id }) => id);
  }
}
