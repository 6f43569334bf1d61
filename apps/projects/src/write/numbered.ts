/** A row that the database has just numbered. TypeORM hands a generated bigint out as text, whatever the column's transformer says. */
export function numbered<Row extends { id: number }>(row: Row): Row {
  return { ...row, id: Number(row.id) };
}
