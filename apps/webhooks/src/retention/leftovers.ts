import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';

/** What is over and belongs to no day: each deletes rows of before a day ($1), at most so many ($2), and says how many. */
const deletions = {
  statistics: `
    with gone as (
      delete from attempt_statistic where ctid in (
        select ctid from attempt_statistic where hour < $1::date at time zone 'utc' limit $2)
      returning endpoint_id)
    select count(*)::int as count from gone`,
  replays: `
    with gone as (
      delete from replay where id in (
        select id from replay where finished_at < $1::date at time zone 'utc' limit $2)
      returning id)
    select count(*)::int as count from gone`,
  // A deleted endpoint stays until its last delivery has gone.
  endpoints: `
    with gone as (
      delete from endpoint where id in (
        select id from endpoint
        where deleted_at < $1::date at time zone 'utc'
          and not exists (select from delivery where delivery.endpoint_id = endpoint.id)
        limit $2)
      returning id),
    health as (
      delete from endpoint_health using gone where endpoint_health.endpoint_id = gone.id)
    select count(*)::int as count from gone`,
} as const;

type Kind = keyof typeof deletions;

/** Deletes what is left when the days have gone that it was about. */
@Injectable()
export class Leftovers {
  constructor(private readonly database: Database) {}

  /** Answers how many rows of each kind were deleted, `batch` a transaction. `stop` ends it between two, by rejecting. */
  async delete(before: string, { batch, stop }: { batch: number; stop: AbortSignal }): Promise<Record<Kind, number>> {
    const deleted: Record<Kind, number> = { statistics: 0, replays: 0, endpoints: 0 };
    for (const kind of Object.keys(deletions) as Kind[]) {
      for (let count = batch; count === batch; deleted[kind] += count) {
        stop.throwIfAborted();
        const [gone] = await this.database.manager.query<[{ count: number }]>(deletions[kind], [before, batch]);
        count = gone.count;
      }
    }
    return deleted;
  }
}
