import type { QueryRunner } from 'typeorm';

/** For the `up` of a service's migration: the table in which `Idempotency` remembers what was done. */
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

/** For the `down`. */
export async function dropProcessedRequests(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table processed_request');
}
