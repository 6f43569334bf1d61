import type { QueryRunner } from 'typeorm';

/** Creates the table of `Outbox` and `OutboxRelay`. For the `up` method of a migration. */
export async function createOutbox(queryRunner: QueryRunner): Promise<void> {
  // Rows exist for milliseconds. Free space in each page, and no index on the lease, allow heap-only (HOT) updates.
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

/** Drops the table. For the `down` method of a migration. */
export async function dropOutbox(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table outbox');
}
