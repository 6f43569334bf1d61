import { Client } from 'pg';
import { tracedStatement } from './traced-statement';

/** Maximum number of prepared statements per connection. Some texts depend on the request, so that their number is unlimited. */
const keptStatements = 200;

/**
 * A connection that prepares each statement with parameters at its first use. PostgreSQL parses a small statement longer than it
 * runs it, and TypeORM does not support prepared statements. Not compatible with a pooler in transaction mode, because prepared
 * statements belong to the session.
 */
export class PreparingClient extends Client {
  private readonly names = new Map<string, string>();

  // One signature for all overloads of the base class. Anything but a text with parameters is passed on unchanged.
  override query = ((statement: unknown, values?: unknown, ...rest: unknown[]) => {
    const base = super.query.bind(this) as (...args: unknown[]) => unknown;
    const name = typeof statement === 'string' && Array.isArray(values) && values.length > 0 && this.nameOf(statement);
    const run = () => (name ? base({ name, text: statement }, values, ...rest) : base(statement, values, ...rest));
    // With a callback it returns no promise: pg's pool and TypeORM connect that way.
    return typeof statement === 'string' && rest.length === 0 && typeof values !== 'function'
      ? tracedStatement(statement, run as () => Promise<unknown>)
      : run();
  }) as Client['query'];

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= keptStatements) return known;
    const name = `s${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
