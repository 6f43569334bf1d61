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
    // The database keeps them, because the previous release, which runs beside this one during an upgrade, knows nothing of it.
    await queryRunner.query(`
      create function keep_deleted_ticket() returns trigger language plpgsql set search_path from current as $$
      begin
        insert into deleted_ticket (id, account_id, project_id, uuid, author_id, assigned_to_id)
        values (old.id, old.account_id, old.project_id, old.uuid, old.author_id, old.assigned_to_id);
        return null;
      end $$`);
    await queryRunner.query(`
      create trigger keep_deleted_ticket after delete on ticket
      for each row execute function keep_deleted_ticket()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop trigger keep_deleted_ticket on ticket');
    await queryRunner.query('drop function keep_deleted_ticket');
    await queryRunner.query('drop table deleted_ticket');
    await unstampChanges(queryRunner, 'ticket');
    await unstampChanges(queryRunner, 'project');
  }
}
