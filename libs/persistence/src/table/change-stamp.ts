import type { QueryRunner } from 'typeorm';

/**
 * Lets the database write `created_at` and `updated_at` of a table: at every insert, and at every update that sets one of
 * `columns`, to whatever value. The time is read after the row is locked, by the clock of the database, and grows with each update of a row.
 * `Database.syncPage` relies on it. For the `up` method of a migration.
 */
export async function stampChanges(
  queryRunner: QueryRunner,
  table: string,
  columns: readonly string[] = ['updated_at'],
): Promise<void> {
  await queryRunner.query(`
    create function stamp_${table}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        new.updated_at := clock_timestamp();
        new.created_at := new.updated_at;
      else
        -- The clock of a database can be set back.
        new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 ms');
      end if;
      return new;
    end $$`);
  await queryRunner.query(`
    create trigger stamp_${table} before insert or update of ${columns.join(', ')} on ${table}
    for each row execute function stamp_${table}()`);
}

/** Lets the writer of a row choose its times again. For the `down` method of a migration. */
export async function unstampChanges(queryRunner: QueryRunner, table: string): Promise<void> {
  await queryRunner.query(`drop trigger stamp_${table} on ${table}`);
  await queryRunner.query(`drop function stamp_${table}()`);
}
