import { createOutbox, createProcessedRequests, dropOutbox, dropProcessedRequests } from '@plumbline/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Access tokens, and the copy of users that rules about them need. */
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
    await queryRunner.query('drop table user_copy, access_token');
  }
}
