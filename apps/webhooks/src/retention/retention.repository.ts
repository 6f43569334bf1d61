import { Injectable } from '@nestjs/common';
import { deleteBatch, type ExpiredRows, type Reader, type Transaction } from '@plumbline/persistence';

const beforeDay = `$1::date at time zone 'utc'`;

/** What is deleted, in this order, when `day` is the first that is kept. */
const expired = {
  statistics: (day: string) => ({
    table: 'attempt_statistic',
    where: `hour < ${beforeDay}`,
    orderBy: 'hour',
    values: [day],
  }),
  replays: (day: string) => ({ table: 'replay', where: `finished_at < ${beforeDay}`, values: [day] }),
  // A deleted endpoint stays until its last delivery is deleted.
  endpoints: (day: string) => ({
    table: 'endpoint',
    where: `deleted_at < ${beforeDay} and not exists (select from delivery where endpoint_id = endpoint.id)`,
    values: [day],
  }),
  healths: () => ({
    table: 'endpoint_health',
    where: 'not exists (select from endpoint where endpoint.id = endpoint_id)',
  }),
} satisfies Record<string, (day: string) => ExpiredRows>;

/** Rows without a partition of their own day, which retention deletes as well. */
export type ExpiringRows = keyof typeof expired;
export const expiringRows = Object.keys(expired) as ExpiringRows[];

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

  /** Deletes a batch of rows from before `day`. Resolves with its size. */
  deleteBefore(tx: Transaction, rows: ExpiringRows, day: string): Promise<number> {
    return deleteBatch(tx, expired[rows](day));
  }

  private async read(reader: Reader, lock: string): Promise<string> {
    const [mark] = await reader.query<[{ day: string }]>(
      `select first_kept_day::text as day from retention_mark ${lock}`,
    );
    return mark.day;
  }
}
