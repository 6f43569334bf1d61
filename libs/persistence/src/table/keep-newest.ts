import type { Transaction } from '../database/reader';
import type { ColumnMap } from './column-map';

/** What a copy of another service's data has besides that data. */
export interface CopiedRow {
  /** When the event that this state is from occurred. */
  changedAt: Date;
  /** The event's id, a UUID of version 7: it decides between two events of the same millisecond. */
  changedByEvent: string;
}

/**
 * Stores what an event says about another service's data unless the copy holds the state of a newer event. The order of
 * events and their repetition make no difference, so that an event handler needs no other guard.
 */
export async function keepNewest<Row extends CopiedRow>(
  tx: Transaction,
  copies: ColumnMap<Row>,
  row: Row,
): Promise<void> {
  const { columns, placeholders, values } = copies.insertion(row);
  const { key, rest } = copies.names;
  const assignments = rest.map((name) => `${name} = excluded.${name}`).join(', ');
  await tx.query(
    `insert into ${copies.table} as copy (${columns}) values (${placeholders})
     on conflict (${key.join(', ')}) do update set ${assignments}
     where (copy.changed_at, copy.changed_by_event) < (excluded.changed_at, excluded.changed_by_event)`,
    values,
  );
}
