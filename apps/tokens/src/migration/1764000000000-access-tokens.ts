import { createOutbox, createProcessedRequests, dropOutbox, dropProcessedRequests } from '@plumbline/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Access tokens, the trail of what was done to them, and the copy of users that rules about them need. */
export class AccessTokens1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Room in the page: when a token was last used is written often, and no index has it.
    await queryRunner.query(`
      create table access_token (
        id text constraint access_token_pkey primary key,
        account_id bigint not null,
        user_id bigint not null,
        hash text not null,
        name text not null,
        scopes text[] not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3),
        lifetime_days int,
        last_used_at timestamptz(3),
        last_used_ip text,
        revoked_at timestamptz(3),
        revoked_by bigint,
        revoked_reason text
      ) with (fillfactor = 85)`);
    await queryRunner.query('create index access_token_user_idx on access_token (account_id, user_id, created_at)');
    await queryRunner.query(`
      create table token_audit (
        id bigint generated always as identity constraint token_audit_pkey primary key,
        at timestamptz(3) not null,
        account_id bigint not null,
        token_id text not null,
        user_id bigint not null,
        action text not null,
        detail text,
        actor_user_id bigint,
        actor_credential text,
        actor_user_agent text
      )`);
    await queryRunner.query('create index token_audit_token_idx on token_audit (account_id, token_id)');
    await queryRunner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% only grows', tg_table_name;
      end $$`);
    await queryRunner.query(`
      create trigger token_audit_only_grows before update or delete or truncate on token_audit
      for each statement execute function refuse_change()`);
    await queryRunner.query(`
      create table user_copy (
        account_id bigint not null,
        id bigint not null,
        owner boolean not null,
        changed_at timestamptz(3) not null,
        changed_by_event uuid not null,
        constraint user_copy_pkey primary key (account_id, id)
      )`);
    await createOutbox(queryRunner);
    await createProcessedRequests(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropProcessedRequests(queryRunner);
    await dropOutbox(queryRunner);
    await queryRunner.query('drop table user_copy, token_audit, access_token');
    await queryRunner.query('drop function refuse_change');
  }
}
