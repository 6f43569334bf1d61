import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ticket types define typed fields, which projects can require. Constant defaults: the previous release inserts rows without them. */
export class Forms1764700000000 implements MigrationInterface {
  readonly name = 'Forms1764700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table ticket_type
        add typed_fields jsonb not null default '[]',
        add capabilities jsonb not null default '{}',
        add static_fields jsonb not null default '{}'`);
    await queryRunner.query(`alter table project_ticket_type add required_fields text[] not null default '{}'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table project_ticket_type drop required_fields');
    await queryRunner.query('alter table ticket_type drop typed_fields, drop capabilities, drop static_fields');
  }
}
