import { Client } from 'pg';

/** Different texts that a connection keeps prepared. Some are put together from what is asked for, so there is no end to them. */
const keptStatements = 200;

/**
 * A connection that prepares each statement with values the first time it sees its text: with a small one, PostgreSQL spends more
 * time on reading it than on running it, and TypeORM knows no prepared statements. Needs connections that keep their session:
 * no pooler between that hands out a different one for every transaction.
 */
export class PreparingClient extends Client {
  private readonly names = new Map<string, string>();

  // One signature for the many of the base: what is no text with values is passed on as it came.
  override query = ((statement: unknown, values?: unknown, ...rest: unknown[]) => {
    const base = super.query.bind(this) as (...args: unknown[]) => unknown;
    const name = typeof statement === 'string' && Array.isArray(values) && values.length > 0 && this.nameOf(statement);
    return name ? base({ name, text: statement }, values, ...rest) : base(statement, values, ...rest);
  }) as Client['query'];

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= keptStatements) return known;
    const name = `s${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
