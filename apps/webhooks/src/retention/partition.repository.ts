import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '@plumbline/persistence';

/** The tables with a partition per day, and the column of the day. */
const tables = { event: 'day', delivery_attempt: 'event_day' } as const;
type Table = keyof typeof tables;
const tableNames = Object.keys(tables) as Table[];

/** A partition of one table. */
export interface Partition {
  table: Table;
  day: string;
}

/**
 * Creating or dropping a partition locks the whole table for a moment. It gives up after this wait, because every other
 * statement would wait behind it.
 */
const lockTimeout = `set local lock_timeout = '2s'`;

const existing = `
  select parent.relname as "table", right(child.relname, 8) as suffix
  from pg_inherits
  join pg_class child on child.oid = inhrelid
  join pg_class parent on parent.oid = inhparent
  where inhparent = any ($1::regclass[]) and child.relname ~ '_[0-9]{8}$'`;

/** Creates and drops the partitions of `event` and `delivery_attempt`. */
@Injectable()
export class PartitionRepository {
  /** The current day of the database, in UTC, which is the partition of new events. */
  async today(reader: Reader): Promise<string> {
    const [row] = await reader.query<[{ day: string }]>(`select (now() at time zone 'utc')::date::text as day`);
    return row.day;
  }

  /** The days of rows in the default partitions, which take rows of days without a partition. */
  async daysInDefault(reader: Reader): Promise<string[]> {
    const each = tableNames.map((table) => `select distinct ${tables[table]}::text as day from ${table}_default`);
    const rows = await reader.query<{ day: string }[]>(each.join(' union '));
    return rows.map(({ day }) => day);
  }

  /** The days for which at least one table has a partition. */
  async days(reader: Reader): Promise<string[]> {
    return [...new Set((await this.find(reader)).map(({ day }) => day))].sort();
  }

  /** The partitions that are missing for these days. */
  async findMissing(reader: Reader, days: readonly string[]): Promise<Partition[]> {
    const found = new Set((await this.find(reader)).map(nameOf));
    return days
      .flatMap((day) => tableNames.map((table) => ({ table, day })))
      .filter((partition) => !found.has(nameOf(partition)));
  }

  /** Moves rows of the day from the default partition, beside which the new partition could not be attached. */
  async create(tx: Transaction, { table, day }: Partition): Promise<void> {
    const name = nameOf({ table, day });
    await tx.query(lockTimeout);
    await tx.query(`lock table ${table}_default in access exclusive mode`);
    await tx.query(`create table ${name} (like ${table} including defaults)`);
    await tx.query(
      `with moved as (delete from ${table}_default where ${tables[table]} = $1 returning *)
       insert into ${name} select * from moved`,
      [day],
    );
    await tx.query(`alter table ${table} attach partition ${name} for values from ('${day}') to ('${day}'::date + 1)`);
  }

  /** Drops the partitions of a day. */
  async drop(tx: Transaction, day: string): Promise<void> {
    await tx.query(lockTimeout);
    for (const table of tableNames) await tx.query(`drop table if exists ${nameOf({ table, day })}`);
  }

  private async find(reader: Reader): Promise<Partition[]> {
    const rows = await reader.query<{ table: Table; suffix: string }[]>(existing, [tableNames]);
    return rows.map(({ table, suffix }) => ({ table, day: suffix.replace(/(....)(..)(..)/, '$1-$2-$3') }));
  }
}

function nameOf({ table, day }: Partition): string {
  return `${table}_${day.replaceAll('-', '')}`;
}
