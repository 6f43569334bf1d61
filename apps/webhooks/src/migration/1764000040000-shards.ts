import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shardCount } from '../cluster/shard/shard-share.policy';

export class Shards1764000040000 implements MigrationInterface {
  readonly name = 'Shards1764000040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table dispatcher (
        id uuid not null,
        lease_until timestamptz(3) not null,
        constraint dispatcher_pkey primary key (id)
      )`);
    await queryRunner.query(`
      create table shard (
        id smallint not null,
        epoch bigint not null default 0,
        owner uuid,
        lease_until timestamptz(3),
        constraint shard_pkey primary key (id)
      ) with (fillfactor = 50)`);
    await queryRunner.query('insert into shard (id) select generate_series(0, $1 - 1)', [shardCount]);
    await queryRunner.query(`
      create table endpoint_health (
        endpoint_id bigint not null,
        generation integer not null default 0,
        state text not null,
        failures integer not null,
        failing_since timestamptz(3),
        last_failure_at timestamptz(3),
        not_before timestamptz(3),
        notices_given smallint not null,
        constraint endpoint_health_pkey primary key (endpoint_id)
      ) with (fillfactor = 70)`);
    await queryRunner.query('alter table endpoint add column disabled_reason text');
    await queryRunner.query('drop index delivery_due');
    await queryRunner.query('drop index delivery_leased');
    await queryRunner.query('alter table delivery drop column lease_until, drop column claim_id');
    await queryRunner.query('alter table delivery add column event_public_id uuid not null');
    await queryRunner.query(`
      create index delivery_first on delivery (endpoint_id, due_at, event_public_id) where status = 'pending' and run_attempts = 0`);
    await queryRunner.query(`
      create index delivery_again on delivery (endpoint_id, due_at, event_public_id) where status = 'pending' and run_attempts > 0`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index delivery_first');
    await queryRunner.query('drop index delivery_again');
    await queryRunner.query('alter table delivery drop column event_public_id');
    await queryRunner.query('alter table delivery add column lease_until timestamptz(3), add column claim_id uuid');
    await queryRunner.query(`
      create index delivery_due on delivery (endpoint_id, due_at) where status = 'pending' and lease_until is null`);
    await queryRunner.query('create index delivery_leased on delivery (lease_until) where lease_until is not null');
    await queryRunner.query('alter table endpoint drop column disabled_reason');
    for (const table of ['endpoint_health', 'shard', 'dispatcher']) await queryRunner.query(`drop table ${table}`);
  }
}
