import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Warnings before a token ends. What was done to tokens is kept in the one trail, by identity. */
export class ExpiryWarnings1764100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table access_token add warned_days int');
    await queryRunner.query(
      'create index access_token_expiry_idx on access_token (expires_at) where revoked_at is null',
    );
    // An installation of before the first release may have it.
    await queryRunner.query('drop table if exists token_audit');
    await queryRunner.query('drop function if exists refuse_change');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index access_token_expiry_idx');
    await queryRunner.query('alter table access_token drop warned_days');
  }
}
