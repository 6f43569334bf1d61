import { getMetadataArgsStorage, type ValueTransformer } from 'typeorm';
import type { Transaction } from '../database/reader';

interface ColumnOf<Row> {
  property: keyof Row & string;
  /** The column's quoted name. */
  name: string;
  key: boolean;
  json: boolean;
  /** Dates are read as text, because a `Date` depends on the time zone. */
  date: boolean;
  transformers: readonly ValueTransformer[];
}

/** The middle of an `insert` statement. */
export interface Insertion {
  /** `"account_id", "name"` */
  columns: string;
  /** `$1, $2` */
  placeholders: string;
  values: unknown[];
}

/**
 * The columns of one table, read once from the decorators of its TypeORM entity, for repositories that use SQL. A column is
 * declared only in the entity: the select list, the row mapping, `insert` and `update` follow from it.
 *
 * The text of a statement depends only on the properties that are set, so that connections prepare it once.
 *
 * @example
 * const tickets = ColumnMap.of(TicketEntity);
 * const rows = await reader.query(`select ${tickets.select('ticket')} from ticket where ticket.account_id = $1`, [accountId]);
 * return rows.map((row) => tickets.toRow(row));
 */
export class ColumnMap<Row extends object> {
  private readonly byProperty: ReadonlyMap<string, ColumnOf<Row>>;
  private readonly selectLists = new Map<string, string>();

  private constructor(
    /** The table's name, quoted. */
    readonly table: string,
    private readonly columns: readonly ColumnOf<Row>[],
  ) {
    this.byProperty = new Map(columns.map((column) => [column.property, column]));
  }

  /** @throws Error when the class is not a TypeORM entity with columns. */
  static of<Row extends object>(entity: new () => Row): ColumnMap<Row> {
    const { tables, columns } = getMetadataArgsStorage();
    const table = tables.find(({ target }) => target === entity)?.name;
    const own = columns.filter(({ target }) => target === entity);
    if (table === undefined || own.length === 0) throw new Error(`${entity.name} is not an entity with a table name`);
    return new ColumnMap<Row>(
      quoted(table),
      own.map(({ propertyName, options }) => ({
        property: propertyName as keyof Row & string,
        name: quoted(options.name ?? propertyName),
        key: options.primary === true,
        json: options.type === 'jsonb' || options.type === 'json',
        date: options.type === 'date',
        transformers: [options.transformer ?? []].flat(),
      })),
    );
  }

  /** The same table with only some of its columns. */
  pick<Property extends keyof Row & string>(...properties: Property[]): ColumnMap<Pick<Row, Property>> {
    const columns = properties.map((property) => this.column(property) as ColumnOf<Pick<Row, Property>>);
    return new ColumnMap(this.table, columns);
  }

  /** The select list, qualified by the table's alias. */
  select(alias?: string): string {
    const prefix = alias === undefined ? '' : `${alias}.`;
    const known = this.selectLists.get(prefix);
    if (known !== undefined) return known;
    const list = this.columns.map(({ name, date }) => `${prefix}${name}${date ? '::text' : ''}`).join(', ');
    this.selectLists.set(prefix, list);
    return list;
  }

  /** Converts what `pg` returns for `select` to the entity's property names and types. */
  toRow(record: object): Row {
    const values = record as Record<string, unknown>;
    const row: Record<string, unknown> = {};
    for (const { property, name, transformers } of this.columns) {
      row[property] = transformers.reduceRight<unknown>(
        (value, transformer) => transformer.from(value),
        values[name.slice(1, -1)],
      );
    }
    return row as Row;
  }

  /**
   * Columns, placeholders and values of the properties that are set, for an `insert` that selects further values.
   * `startAt` is the number of the first placeholder.
   */
  insertion(values: Partial<Row>, startAt = 1): Insertion {
    const columns = this.columnsOf(values);
    return {
      columns: columns.map(({ name }) => name).join(', '),
      placeholders: columns.map((_, index) => `$${startAt + index}`).join(', '),
      values: columns.map((column) => parameterOf(column, values[column.property])),
    };
  }

  /** Inserts one row; unset properties get the column's default. Resolves with the row as stored, generated values included. */
  async insert(tx: Transaction, row: Partial<Row>): Promise<Row> {
    const { columns, placeholders, values } = this.insertion(row);
    const [inserted] = await tx.query<object[]>(
      `insert into ${this.table} (${columns}) values (${placeholders}) returning ${this.select()}`,
      values,
    );
    return this.toRow(inserted!);
  }

  /** Updates the properties that are set in every row that equals `where`. Resolves with the rows as stored. */
  async update(tx: Transaction, where: Partial<Row>, changes: Partial<Row>): Promise<Row[]> {
    const changed = this.columnsOf(changes);
    const conditions = this.columnsOf(where);
    if (changed.length === 0 || conditions.length === 0) {
      throw new TypeError(`an update of ${this.table} needs a change and a condition`);
    }
    const assignments = changed.map(({ name }, index) => `${name} = $${index + 1}`).join(', ');
    const condition = conditions.map(({ name }, index) => `${name} = $${changed.length + index + 1}`).join(' and ');
    const [rows] = await tx.query<[object[], number]>(
      `update ${this.table} set ${assignments} where ${condition} returning ${this.select()}`,
      [
        ...changed.map((column) => parameterOf(column, changes[column.property])),
        ...conditions.map((column) => parameterOf(column, where[column.property])),
      ],
    );
    return rows.map((row) => this.toRow(row));
  }

  /** Quoted names of the primary key's columns, and of the others. */
  get names(): { key: string[]; rest: string[] } {
    return {
      key: this.columns.filter(({ key }) => key).map(({ name }) => name),
      rest: this.columns.filter(({ key }) => !key).map(({ name }) => name),
    };
  }

  /** In the order of the entity: the same properties give the same text, independent of the order of the keys. */
  private columnsOf(values: Partial<Row>): ColumnOf<Row>[] {
    return this.columns.filter(({ property }) => values[property] !== undefined);
  }

  private column(property: string): ColumnOf<Row> {
    const column = this.byProperty.get(property);
    if (!column) throw new TypeError(`${this.table} has no column for ${property}`);
    return column;
  }
}

function parameterOf<Row>({ transformers, json }: ColumnOf<Row>, value: unknown): unknown {
  const stored = transformers.reduce<unknown>((current, transformer) => transformer.to(current), value);
  return json && stored !== null ? JSON.stringify(stored) : stored;
}

function quoted(name: string): string {
  return `"${name}"`;
}
