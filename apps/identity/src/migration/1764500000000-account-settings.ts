import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an account's own people set. */
export class AccountSettings1764500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table account add tokens_may_never_expire boolean not null default false');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table account drop tokens_may_never_expire');
  }
}
