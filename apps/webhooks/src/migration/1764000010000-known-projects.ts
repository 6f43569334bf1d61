import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KnownProjects1764000010000 implements MigrationInterface {
  readonly name = 'KnownProjects1764000010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table known_project (
        id bigint not null,
        account_id bigint not null,
        constraint known_project_pkey primary key (id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table known_project');
  }
}
