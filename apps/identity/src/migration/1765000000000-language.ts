import { createSearchFold, dropSearchFold } from '@plumbline/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names are found without case and accents, and sorted as people do. */
export class Language1765000000000 implements MigrationInterface {
  readonly name = 'Language1765000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createSearchFold(queryRunner);
    // No index has these columns, so that this takes milliseconds.
    await queryRunner.query(`
      alter table account_user alter first_name type text collate "und-x-icu", alter last_name type text collate "und-x-icu"`);
    await queryRunner.query('alter table user_group alter name type text collate "und-x-icu"');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table user_group alter name type text');
    await queryRunner.query('alter table account_user alter first_name type text, alter last_name type text');
    await dropSearchFold(queryRunner);
  }
}
