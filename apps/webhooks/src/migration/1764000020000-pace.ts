import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pace1764000020000 implements MigrationInterface {
  readonly name = 'Pace1764000020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table endpoint add column max_per_second integer, add column ordered boolean not null default false`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table endpoint drop column max_per_second, drop column ordered');
  }
}
