import type { Transaction } from '../database/reader';
import type { ColumnMap } from './column-map';

/** The version columns of a copy of another service's data. */
export interface CopiedRow {
  /** When the event that carried this state occurred. */
  changedAt: Date;
  /** The event's id, a UUID version 7. It orders events of the same millisecond. */
  changedByEvent: string;
}

/**
 * Stores the state in an event unless the copy has the state of a newer event. The result does not depend on the order of the
 * events or on repeated deliveries, so that an event handler needs no other guard.
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
