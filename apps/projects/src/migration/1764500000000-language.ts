import { createSearchFold, dropSearchFold } from '@plumbline/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts are found without case and accents, and sorted as people do. */
export class Language1764500000000 implements MigrationInterface {
  readonly name = 'Language1764500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createSearchFold(queryRunner);
    // No index has these columns, so that this takes milliseconds.
    await queryRunner.query('alter table ticket alter subject type text collate "und-x-icu"');
    await queryRunner.query('alter table project alter name type text collate "und-x-icu"');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table project alter name type text');
    await queryRunner.query('alter table ticket alter subject type text');
    await dropSearchFold(queryRunner);
  }
}
