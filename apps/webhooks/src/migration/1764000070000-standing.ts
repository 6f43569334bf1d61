import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Standing1764000070000 implements MigrationInterface {
  readonly name = 'Standing1764000070000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table endpoint
        add column paused boolean not null default false,
        add column verification text not null default 'none',
        add column verification_error text,
        add column verified_at timestamptz(3),
        add column allowed_per_minute integer`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table endpoint drop column paused, drop column verification, drop column verification_error,
        drop column verified_at, drop column allowed_per_minute`);
  }
}
