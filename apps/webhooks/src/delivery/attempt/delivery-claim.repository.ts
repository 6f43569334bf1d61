import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';
import type { StoredHeader } from '../../endpoint/endpoint.entity';
import { deliversNowSql, type Verification } from '../../endpoint/endpoint-status.policy';
import type { SigningKey } from '../../endpoint/secret/signing-key.policy';

/** Deliveries to claim for one endpoint, by the holder of its shard. */
export interface Claim {
  endpointId: number;
  /** The epoch of the shard's lease. */
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
  /** Milliseconds from when it was due until now. */
  lagMs: number;
  event: { publicId: string; name: string; body: string; traceparent: string | null; requestId: string | null };
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

// Endpoint by endpoint, so that a million due deliveries of dead endpoints are not read. A claim writes nothing: the holder of a
// shard is the only one that serves its endpoints, and excludes what it has in flight ($5). With an old epoch it finds nothing.
// First attempts come before retries. In an ordered endpoint a retry comes first, and blocks the others until it is due.
const claim = `
  with queue as (
    select queue.* from unnest($1::bigint[], $2::bigint[], $3::int[], $4::boolean[]) as queue (endpoint_id, epoch, free, ordered)
    join shard on shard.id = queue.endpoint_id % 64 and shard.epoch = queue.epoch and shard.lease_until > now()
    where not (queue.ordered and exists (
      select 1 from delivery
      where endpoint_id = queue.endpoint_id and status = 'pending' and run_attempts > 0 and due_at > now())))
  select d.id::float8 as id, d.public_id as "publicId", d.account_id::float8 as "accountId", d.attempts,
    d.run_attempts as "runAttempts", (extract(epoch from now() - d.due_at) * 1000)::float8 as "lagMs",
    d.event_id::float8 as "eventId", d.event_day::text as "eventDay",
    json_build_object('id', endpoint.id, 'publicId', endpoint.public_id, 'version', endpoint.version,
      'targetUrl', endpoint.target_url, 'basicUsername', endpoint.basic_username,
      'sealedBasicPassword', endpoint.sealed_basic_password, 'headers', endpoint.headers,
      'signingKeys', endpoint.signing_keys, 'verification', endpoint.verification) as endpoint
  from queue
  join endpoint on endpoint.id = queue.endpoint_id and ${deliversNowSql}
  cross join lateral (
    (select delivery.*, queue.ordered as late from delivery
     where endpoint_id = queue.endpoint_id and status = 'pending' and run_attempts = 0 and due_at <= now() and id <> all ($5::bigint[])
     order by due_at, event_public_id limit queue.free)
    union all
    (select delivery.*, not queue.ordered as late from delivery
     where endpoint_id = queue.endpoint_id and status = 'pending' and run_attempts > 0 and due_at <= now() and id <> all ($5::bigint[])
     order by due_at, event_public_id limit queue.free)
    order by late, due_at, event_public_id limit queue.free) d`;

// A separate statement: its days are known when it is planned, so that only their partitions are read. A join in the claim would
// open all partitions each time.
const events = `
  select id::float8 as id, public_id as "publicId", name, body, traceparent, request_id as "requestId" from event
  where day = any ($1::date[]) and id = any ($2::bigint[])`;

// Only an event that is in no partition is missing: retention may move one to another day between the two statements above.
const giveUpWithoutEvent = `
  update delivery set status = 'failed', due_at = null
  where id = any ($1::bigint[]) and status = 'pending' and not exists (select from event where event.id = delivery.event_id)
  returning public_id as "publicId", event_public_id as "eventId", account_id::float8 as "accountId"`;

/** A delivery whose event is lost. */
export interface DeliveryWithoutEvent {
  publicId: string;
  eventId: string;
  accountId: number;
}

/** What was claimed, and what could not be because its event is lost. */
export interface Claimed {
  deliveries: ClaimedDelivery[];
  givenUp: DeliveryWithoutEvent[];
}

/** Claims due deliveries. All times are the database's. */
@Injectable()
export class DeliveryClaimRepository {
  /** The due deliveries of these endpoints, except those in flight. Gives up those without an event, which would be first in each claim. */
  async claim(reader: Reader, claims: readonly Claim[], inFlight: readonly number[]): Promise<Claimed> {
    const claimed = await reader.query<ClaimedRow[]>(claim, [
      claims.map(({ endpointId }) => endpointId),
      claims.map(({ epoch }) => epoch),
      claims.map(({ free }) => free),
      claims.map(({ ordered }) => ordered),
      inFlight,
    ]);
    return this.withEvents(reader, claimed);
  }

  private async withEvents(reader: Reader, claimed: readonly ClaimedRow[]): Promise<Claimed> {
    if (claimed.length === 0) return { deliveries: [], givenUp: [] };
    const found = await reader.query<(ClaimedDelivery['event'] & { id: number })[]>(events, [
      [...new Set(claimed.map(({ eventDay }) => eventDay))],
      [...new Set(claimed.map(({ eventId }) => eventId))],
    ]);
    const byId = new Map(found.map(({ id, ...event }) => [id, event]));
    const missing = claimed.filter(({ eventId }) => !byId.has(eventId)).map(({ id }) => id);
    // The next claim finds those again whose event has moved.
    const deliveries = claimed.flatMap((delivery) => {
      const event = byId.get(delivery.eventId);
      return event ? [{ ...delivery, event }] : [];
    });
    return { deliveries, givenUp: missing.length > 0 ? await this.giveUp(reader, missing) : [] };
  }

  private async giveUp(reader: Reader, deliveryIds: readonly number[]): Promise<DeliveryWithoutEvent[]> {
    const [rows] = await reader.query<[DeliveryWithoutEvent[], number]>(giveUpWithoutEvent, [deliveryIds]);
    return rows;
  }
}
