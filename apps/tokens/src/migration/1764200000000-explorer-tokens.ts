import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens of the API explorer, found by the session that they were made for. */
export class ExplorerTokens1764200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table access_token add explorer_session_id uuid');
    await queryRunner.query(`
      create index access_token_explorer_idx on access_token (account_id, explorer_session_id)
      where explorer_session_id is not null and revoked_at is null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table access_token drop explorer_session_id');
  }
}
