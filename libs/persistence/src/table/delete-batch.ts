import type { Reader } from '../database/reader';

/** Rows that a clean-up deletes in one transaction: few enough for milliseconds, however many have expired. */
export const cleanupBatch = 1_000;

/** Rows that have expired. All parts are SQL, with the placeholders of `values`. */
export interface ExpiredRows {
  table: string;
  where: string;
  /** The column by whose index they are found, the oldest first. Without it they are deleted in any order. */
  orderBy?: string;
  values?: unknown[];
}

/**
 * Deletes up to `limit` expired rows, and resolves with their number. Rows that others have locked are skipped, so several processes may delete at the
 * same time. One statement for all of them would lock and log any number of rows after a long stop, while others wait.
 */
export async function deleteBatch(
  connection: Pick<Reader, 'query'>,
  { table, where, orderBy, values = [] }: ExpiredRows,
  limit = cleanupBatch,
): Promise<number> {
  const [, deleted] = await connection.query<[unknown, number]>(
    `delete from ${table} where ctid = any (array(
       select ctid from ${table} where ${where} ${orderBy ? `order by ${orderBy}` : ''}
       limit $${values.length + 1} for update skip locked))`,
    [...values, limit],
  );
  return deleted;
}
