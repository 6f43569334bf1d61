import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which people choose their passwords, and the mail that is to be sent. */
export class LinksAndMail1764100100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table password_link (
        hash text constraint password_link_pkey primary key,
        account_id bigint not null,
        user_id bigint not null constraint password_link_user_fk references account_user on delete cascade,
        purpose text not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null
      )`);
    await queryRunner.query('create index password_link_user_idx on password_link (account_id, user_id)');
    await queryRunner.query('create index password_link_expires_idx on password_link (expires_at)');
    await queryRunner.query(`
      create table mail (
        id uuid constraint mail_pkey primary key,
        account_id bigint not null,
        user_id bigint not null constraint mail_user_fk references account_user on delete cascade,
        content jsonb not null,
        once_key text not null constraint mail_once_key_unique unique,
        created_at timestamptz(3) not null,
        attempts int not null default 0,
        due_at timestamptz(3) not null,
        settled_at timestamptz(3),
        last_error text
      )`);
    await queryRunner.query('create index mail_due_idx on mail (due_at) where settled_at is null');
    await queryRunner.query('create index mail_settled_idx on mail (settled_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table mail, password_link');
  }
}
