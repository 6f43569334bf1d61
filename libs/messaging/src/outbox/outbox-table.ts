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

/** Creates the table of the events that the broker has confirmed. For the `up` method of a migration. */
export async function createPublishedEvents(queryRunner: QueryRunner): Promise<void> {
  // The key serves both the order of publication and the deletion of the oldest rows.
  await queryRunner.query(`
    create table published_event (
      published_at timestamptz not null default now(),
      id uuid not null,
      type text not null,
      message text not null,
      traceparent text,
      request_id text,
      constraint published_event_pkey primary key (published_at, id)
    )`);
}

/** Drops the table. For the `down` method of a migration. */
export async function dropPublishedEvents(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table published_event');
}

/** Drops the table. For the `down` method of a migration. */
export async function dropOutbox(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table outbox');
}
