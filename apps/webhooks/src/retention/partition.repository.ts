import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';

/** Tables with a partition a day, and the column that says which. */
const tables = { event: 'day', delivery_attempt: 'event_day' } as const;
type Table = keyof typeof tables;
const tableNames = Object.keys(tables) as Table[];

/**
 * The partitions of a day each. Making and dropping one needs the whole table for a moment: whoever waits longer for it than
 * this gives up, because everybody else would wait behind it.
 */
const lockTimeout = `set local lock_timeout = '2s'`;

const existing = `
  select parent.relname as "table", right(child.relname, 8) as suffix
  from pg_inherits
  join pg_class child on child.oid = inhrelid
  join pg_class parent on parent.oid = inhparent
  where inhparent = any ($1::regclass[]) and child.relname ~ '_[0-9]{8}$'`;

/** Makes and drops the partitions of `event` and `delivery_attempt`. */
@Injectable()
export class PartitionRepository {
  constructor(private readonly database: Database) {}

  /** The database's day, in UTC, as events are filed by it. */
  async today(): Promise<string> {
    const [row] = await this.database.manager.query<[{ day: string }]>(
      `select (now() at time zone 'utc')::date::text as day`,
    );
    return row.day;
  }

  /** Days of rows that were written when no partition was there for them. */
  async daysInDefault(): Promise<string[]> {
    const each = tableNames.map((table) => `select distinct ${tables[table]}::text as day from ${table}_default`);
    const rows = await this.database.manager.query<{ day: string }[]>(each.join(' union '));
    return rows.map(({ day }) => day);
  }

  /** Days for which at least one table has a partition. */
  async days(): Promise<string[]> {
    return [...new Set((await this.find()).map(({ day }) => day))].sort();
  }

  /** Makes what is missing of these days; answers the days of which something was. */
  async make(days: readonly string[]): Promise<string[]> {
    const found = new Set((await this.find()).map(({ table, day }) => nameOf(table, day)));
    const made = new Set<string>();
    for (const day of days) {
      for (const table of tableNames) {
        if (found.has(nameOf(table, day))) continue;
        await this.makeOne(table, day);
        made.add(day);
      }
    }
    return [...made];
  }

  async drop(day: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(lockTimeout);
      for (const table of tableNames) await tx.query(`drop table if exists ${nameOf(table, day)}`);
    });
  }

  /** Rows of the day that the default partition has kept move into the new one: it could not be attached beside them. */
  private async makeOne(table: Table, day: string): Promise<void> {
    const name = nameOf(table, day);
    await this.database.transaction(async (tx) => {
      await tx.query(lockTimeout);
      await tx.query(`lock table ${table}_default in access exclusive mode`);
      await tx.query(`create table ${name} (like ${table} including defaults)`);
      await tx.query(
        `with moved as (delete from ${table}_default where ${tables[table]} = $1 returning *)
         insert into ${name} select * from moved`,
        [day],
      );
      await tx.query(
        `alter table ${table} attach partition ${name} for values from ('${day}') to ('${day}'::date + 1)`,
      );
    });
  }

  private async find(): Promise<{ table: Table; day: string }[]> {
    const rows = await this.database.manager.query<{ table: Table; suffix: string }[]>(existing, [tableNames]);
    return rows.map(({ table, suffix }) => ({ table, day: suffix.replace(/(....)(..)(..)/, '$1-$2-$3') }));
  }
}

function nameOf(table: Table, day: string): string {
  return `${table}_${day.replaceAll('-', '')}`;
}
