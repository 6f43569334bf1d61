import { createOutbox, createProcessedRequests, dropOutbox, dropProcessedRequests } from '@plumbline/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, the people in them and their sessions. Numbers start high enough that short codes look like ids. */
export class AccountsUsersSessions1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table account (
        id bigint generated always as identity (start with 1001) primary key,
        name text not null,
        rate_limit jsonb,
        created_at timestamptz(3) not null
      )`);
    await queryRunner.query(`
      create table account_user (
        id bigint generated always as identity (start with 2001) primary key,
        account_id bigint not null constraint account_user_account_fk references account,
        email text not null constraint account_user_email_unique unique,
        first_name text not null,
        last_name text not null,
        kind text not null,
        owner boolean not null,
        active boolean not null,
        permissions text[] not null,
        password_hash text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint account_user_email_lower check (email = lower(email))
      )`);
    await queryRunner.query('create index account_user_account on account_user (account_id, id)');
    await queryRunner.query(`
      create table session (
        id uuid primary key,
        account_id bigint not null,
        user_id bigint not null constraint session_user_fk references account_user,
        hash text not null constraint session_hash_unique unique,
        ip text not null,
        user_agent text,
        created_at timestamptz(3) not null,
        last_used_at timestamptz(3) not null,
        ends_at timestamptz(3) not null
      )`);
    await queryRunner.query('create index session_by_user on session (account_id, user_id)');
    await queryRunner.query('create index session_ends on session (ends_at)');
    await createOutbox(queryRunner);
    await createProcessedRequests(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropProcessedRequests(queryRunner);
    await dropOutbox(queryRunner);
    await queryRunner.query('drop table session, account_user, account');
  }
}
