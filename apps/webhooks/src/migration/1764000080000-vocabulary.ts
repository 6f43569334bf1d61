import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Renames what contradicts the glossary. */
export class Vocabulary1764000080000 implements MigrationInterface {
  readonly name = 'Vocabulary1764000080000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table known_project rename to project_copy');
    await queryRunner.query('alter table project_copy rename constraint known_project_pkey to project_copy_pkey');
    await queryRunner.query('alter index delivery_again rename to delivery_retry');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter index delivery_retry rename to delivery_again');
    await queryRunner.query('alter table project_copy rename constraint project_copy_pkey to known_project_pkey');
    await queryRunner.query('alter table project_copy rename to known_project');
  }
}
