import { createOutbox, createProcessedRequests, dropOutbox, dropProcessedRequests } from '@plumbline/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1764000000000 implements MigrationInterface {
  readonly name = 'Initial1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createOutbox(queryRunner);
    await createProcessedRequests(queryRunner);
    // RFC 9562, 5.7 and 6.2 (method 3): 48 bits of Unix milliseconds, version, 12 bits of the fraction of the millisecond, so that
    // ids of one statement keep its order, then the variant and random bits of version 4. PostgreSQL has a built-in one since 18.
    await queryRunner.query(`
      create function uuid_v7(at timestamptz default clock_timestamp()) returns uuid language plpgsql volatile as $$
      declare
        microseconds bigint := extract(epoch from at) * 1000000;
      begin
        return encode(
          overlay(overlay(uuid_send(gen_random_uuid())
            placing substring(int8send(microseconds / 1000) from 3) from 1 for 6)
            placing int2send((x'7000'::int + microseconds % 1000 * 4096 / 1000)::int2) from 7 for 2),
          'hex')::uuid;
      end $$`);
    await queryRunner.query(`
      create table endpoint (
        id bigint generated always as identity,
        public_id uuid not null,
        account_id bigint not null,
        description text not null,
        target_url text not null,
        events text[] not null,
        project_ids bigint[],
        basic_username text,
        sealed_basic_password text,
        headers jsonb not null,
        sealed_secret text not null,
        active boolean not null,
        version integer not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        deleted_at timestamptz(3),
        constraint endpoint_pkey primary key (id)
      )`);
    await queryRunner.query('create unique index endpoint_public_id on endpoint (public_id)');
    await queryRunner.query('create index endpoint_account on endpoint (account_id, id) where deleted_at is null');
    // The service creates and drops partitions of one day each. The default partition takes rows of days without one.
    await queryRunner.query(`
      create table event (
        id bigint generated always as identity,
        day date not null,
        public_id uuid not null,
        account_id bigint not null,
        project_id bigint,
        name text not null,
        body text not null,
        occurred_at timestamptz(3) not null,
        received_at timestamptz(3) not null default now(),
        constraint event_pkey primary key (id, day)
      ) partition by range (day)`);
    await queryRunner.query('create index event_by_account on event (account_id, id)');
    await queryRunner.query('create table event_default partition of event default');
    await queryRunner.query(`
      create table received_event (
        public_id uuid not null,
        constraint received_event_pkey primary key (public_id)
      )`);
    await queryRunner.query(`
      create table retention_mark (
        id smallint not null,
        first_kept_day date not null,
        constraint retention_mark_pkey primary key (id)
      )`);
    await queryRunner.query(`insert into retention_mark values (1, '2000-01-01')`);
    // Every delivery is updated at least twice. Free space keeps the new row version on the same page.
    await queryRunner.query(`
      create table delivery (
        id bigint generated always as identity,
        public_id uuid not null,
        event_id bigint not null,
        event_day date not null,
        event_name text not null,
        project_id bigint,
        endpoint_id bigint not null,
        account_id bigint not null,
        status text not null default 'pending',
        attempts integer not null default 0,
        run_attempts smallint not null default 0,
        due_at timestamptz(3),
        lease_until timestamptz(3),
        claim_id uuid,
        created_at timestamptz(3) not null default now(),
        constraint delivery_pkey primary key (id)
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)`);
    await queryRunner.query('create unique index delivery_once on delivery (event_id, endpoint_id)');
    await queryRunner.query('create index delivery_by_endpoint on delivery (endpoint_id, public_id)');
    await queryRunner.query('create index delivery_by_account on delivery (account_id, public_id)');
    await queryRunner.query(`
      create index delivery_undelivered on delivery (account_id, public_id) where status <> 'delivered'`);
    await queryRunner.query(`
      create index delivery_due on delivery (endpoint_id, due_at) where status = 'pending' and lease_until is null`);
    await queryRunner.query('create index delivery_leased on delivery (lease_until) where lease_until is not null');
    await queryRunner.query(`
      create table delivery_attempt (
        delivery_id bigint not null,
        id uuid not null,
        event_day date not null,
        number integer not null,
        started_at timestamptz(3) not null,
        duration_ms integer not null,
        request_headers jsonb not null,
        response_status smallint,
        response_headers jsonb,
        response_body text,
        error text,
        next_attempt_at timestamptz(3),
        constraint delivery_attempt_pkey primary key (delivery_id, id, event_day)
      ) partition by range (event_day)`);
    await queryRunner.query('create table delivery_attempt_default partition of delivery_attempt default');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['delivery_attempt', 'delivery', 'retention_mark', 'received_event', 'event', 'endpoint'];
    for (const table of tables) await queryRunner.query(`drop table ${table}`);
    await queryRunner.query('drop function uuid_v7(timestamptz)');
    await dropProcessedRequests(queryRunner);
    await dropOutbox(queryRunner);
  }
}
