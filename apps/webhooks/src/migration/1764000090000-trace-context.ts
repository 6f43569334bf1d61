import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps the trace of an event for the attempts of its deliveries. */
export class TraceContext1764000090000 implements MigrationInterface {
  readonly name = 'TraceContext1764000090000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table event add column traceparent text, add column request_id text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table event drop column request_id, drop column traceparent');
  }
}
