import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface Column<Row> {
  /** Also the key. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers. */
  alignEnd?: boolean;
  /** For a column of buttons: its header is there for screen readers alone. */
  actions?: boolean;
}

interface DataTableProps<Row> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}

/** A table; where there is no room for its columns, each row becomes a card. */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  // Roles are named because styles that lay rows out as cards take them from the elements.
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
