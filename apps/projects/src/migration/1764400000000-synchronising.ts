import { stampChanges, unstampChanges } from '@plumbline/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets clients read what has changed, or was deleted, since their last read. */
export class Synchronising1764400000000 implements MigrationInterface {
  readonly name = 'Synchronising1764400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await stampChanges(queryRunner, 'project');
    await stampChanges(queryRunner, 'ticket');
    await queryRunner.query(`
      create table deleted_ticket (
        id bigint constraint deleted_ticket_pkey primary key,
        account_id bigint not null,
        project_id bigint not null,
        uuid uuid not null,
        author_id bigint not null,
        assigned_to_id bigint,
        deleted_at timestamptz(3) not null default clock_timestamp()
      )`);
    await queryRunner.query(
      'create index deleted_ticket_deleted_at_idx on deleted_ticket (account_id, project_id, deleted_at, id)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table deleted_ticket');
    await unstampChanges(queryRunner, 'ticket');
    await unstampChanges(queryRunner, 'project');
  }
}
