import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People have a language, and may have no password yet. */
export class People1764100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table account_user
        add language text not null default 'en',
        add activated_at timestamptz(3),
        alter password_hash drop not null`);
    await queryRunner.query('update account_user set activated_at = created_at');
    await queryRunner.query('alter table account_user alter language drop default');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('delete from account_user where password_hash is null');
    await queryRunner.query(`
      alter table account_user drop language, drop activated_at, alter password_hash set not null`);
  }
}
