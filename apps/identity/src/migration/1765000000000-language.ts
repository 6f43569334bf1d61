import { createSearchFold, dropSearchFold } from '@plumbline/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names are found without case and accents. */
export class Language1765000000000 implements MigrationInterface {
  readonly name = 'Language1765000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createSearchFold(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropSearchFold(queryRunner);
  }
}
