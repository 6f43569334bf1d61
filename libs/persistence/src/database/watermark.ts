import type { PreparedStatement } from './pipelined-reads';

/**
 * The start of the oldest running transaction of this role; without any, that of this statement. A transaction that a later snapshot does not
 * contain is one of these, or reads the clock for its changes after this statement began. PostgreSQL hides the transactions of other roles.
 * Autovacuum, which a superuser sees as well, takes minutes over a large table and changes no row.
 */
export const watermarkStatement: PreparedStatement = {
  name: 'watermark',
  text: `select date_trunc('milliseconds', min(xact_start)) as watermark
    from pg_stat_activity where datname = current_database() and backend_type <> 'autovacuum worker'`,
};
