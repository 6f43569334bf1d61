import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail: it only grows, and the database sees to that. */
export class AuditTrail1764100200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table audit_entry (
        id uuid constraint audit_entry_pkey primary key,
        account_id bigint not null,
        at timestamptz(3) not null,
        action text not null,
        actor_kind text not null,
        actor_user_id bigint,
        actor_name text,
        actor_token_id text,
        actor_ip text,
        actor_user_agent text,
        subject_type text not null,
        subject_id text not null,
        subject_name text,
        subject_user_id bigint,
        details jsonb not null,
        request_id text
      )`);
    await queryRunner.query('create index audit_entry_account_idx on audit_entry (account_id, id)');
    await queryRunner.query('create index audit_entry_at_idx on audit_entry (account_id, at)');
    await queryRunner.query('create index audit_entry_actor_idx on audit_entry (account_id, actor_user_id, id)');
    await queryRunner.query('create index audit_entry_subject_idx on audit_entry (account_id, subject_user_id, id)');
    await queryRunner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% only grows', tg_table_name;
      end $$`);
    await queryRunner.query(`
      create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
      for each statement execute function refuse_change()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table audit_entry');
    await queryRunner.query('drop function refuse_change');
  }
}
