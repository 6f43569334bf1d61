import type { QueryRunner } from 'typeorm';

/** Creates the table in which `Idempotency` stores keys and replies. For the `up` method of a migration. */
export async function createProcessedRequests(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    create table processed_request (
      key text not null,
      fingerprint bytea not null,
      reply jsonb,
      created_at timestamptz not null default now(),
      constraint processed_request_pkey primary key (key)
    )`);
  await queryRunner.query('create index processed_request_created_at on processed_request (created_at)');
}

/** Drops the table. For the `down` method of a migration. */
export async function dropProcessedRequests(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table processed_request');
}
