import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface Column<Row> {
  /** Also used as the React key. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** For numbers. */
  alignEnd?: boolean;
  /** For a column of buttons. Its header is visible to screen readers only. */
  actions?: boolean;
}

interface DataTableProps<Row> {
  /** The accessible name of the table. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}

/** A table. On narrow screens each row becomes a card. */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  // Explicit roles, because `display` styles of the card layout remove the implicit ones.
  return (
    <Table className={classes.table} role="table" aria-label={label}>
      <Table.Thead role="rowgroup" className={classes.head}>
        <Table.Tr role="row">
          {columns.map(({ header, alignEnd, actions }) => (
            <Table.Th key={header} role="columnheader" scope="col" ta={alignEnd || actions ? 'end' : undefined}>
              {actions ? <span className={classes.hidden}>{header}</span> : header}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <Table.Tr key={rowKey(row)} role="row" className={classes.row}>
            {columns.map(({ header, cell, alignEnd, actions }) => (
              <Table.Td
                key={header}
                role="cell"
                className={classes.cell}
                data-label={actions ? undefined : header}
                ta={alignEnd || actions ? 'end' : undefined}
              >
                {cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
