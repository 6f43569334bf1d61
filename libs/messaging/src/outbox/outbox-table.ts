import type { QueryRunner } from 'typeorm';

/** For the `up` of a service's migration: the table that `Outbox` writes and `OutboxRelay` empties. */
export async function createOutbox(queryRunner: QueryRunner): Promise<void> {
  // Rows live for milliseconds. Room in the page, and no index on the lease, keep their updates within the page.
  await queryRunner.query(`
    create table outbox (
      id uuid not null,
      type text not null,
      message text not null,
      traceparent text,
      request_id text,
      recorded_at timestamptz not null default now(),
      lease_until timestamptz,
      constraint outbox_pkey primary key (id)
    ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)`);
}

/** For the `down`. */
export async function dropOutbox(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table outbox');
}
