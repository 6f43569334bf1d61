import type { EntityManager } from 'typeorm';

/** How many rows of a table and entries of its indexes the work reads in this transaction. */
export async function rowsRead(tx: EntityManager, table: string, work: () => Promise<unknown>): Promise<number> {
  const count = async () => {
    const [row] = await tx.query<[{ count: number }]>(
      `select (pg_stat_get_xact_tuples_returned($1::regclass) + sum(pg_stat_get_xact_tuples_returned(indexrelid)))::int as count
       from pg_index where indrelid = $1::regclass`,
      [table],
    );
    return row.count;
  };
  const before = await count();
  await work();
  return (await count()) - before;
}
