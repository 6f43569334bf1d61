import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '@plumbline/persistence';

/** Deletes up to $2 rows from before day $1, and returns how many. */
const deletions = {
  statistics: `
    with deleted as (
      delete from attempt_statistic where ctid in (
        select ctid from attempt_statistic where hour < $1::date at time zone 'utc' limit $2)
      returning endpoint_id)
    select count(*)::int as count from deleted`,
  replays: `
    with deleted as (
      delete from replay where id in (
        select id from replay where finished_at < $1::date at time zone 'utc' limit $2)
      returning id)
    select count(*)::int as count from deleted`,
  // A deleted endpoint stays until its last delivery is deleted.
  endpoints: `
    with deleted as (
      delete from endpoint where id in (
        select id from endpoint
        where deleted_at < $1::date at time zone 'utc'
          and not exists (select from delivery where delivery.endpoint_id = endpoint.id)
        limit $2)
      returning id),
    health as (
      delete from endpoint_health using deleted where endpoint_health.endpoint_id = deleted.id)
    select count(*)::int as count from deleted`,
} as const;

/** Rows without a partition of their own day, which retention deletes as well. */
export type ExpiringRows = keyof typeof deletions;
export const expiringRows = Object.keys(deletions) as ExpiringRows[];

/** Stores the first day whose events are kept, and deletes what is older and has no partition. */
@Injectable()
export class RetentionRepository {
  firstKeptDay(reader: Reader): Promise<string> {
    return this.read(reader, '');
  }

  /**
   * As `firstKeptDay`, and keeps it from advancing until the transaction ends: retention then sees every delivery that the
   * transaction makes due again.
   */
  lockFirstKeptDay(tx: Transaction): Promise<string> {
    return this.read(tx, 'for share');
  }

  /** Waits for every transaction that has locked it. Never moves back. */
  async advanceFirstKeptDay(tx: Transaction, day: string): Promise<void> {
    await tx.query('update retention_mark set first_kept_day = greatest(first_kept_day, $1::date)', [day]);
  }

  /** Deletes up to `limit` rows from before `day`. Returns how many. */
  async deleteBefore(tx: Transaction, rows: ExpiringRows, day: string, limit: number): Promise<number> {
    const [deleted] = await tx.query<[{ count: number }]>(deletions[rows], [day, limit]);
    return deleted.count;
  }

  private async read(reader: Reader, lock: string): Promise<string> {
    const [mark] = await reader.query<[{ day: string }]>(
      `select first_kept_day::text as day from retention_mark ${lock}`,
    );
    return mark.day;
  }
}
