import { stampChanges, unstampChanges } from '@plumbline/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables, each with the times that it lacks. */
const tables = {
  component: ['updated_at'],
  ticket_type: ['updated_at'],
  project_ticket_type: ['created_at', 'updated_at'],
  membership: ['updated_at'],
  comment: ['updated_at'],
  attachment: [],
} as const;

/** Lets clients read what has changed of components, ticket types, members, comments and attachments. */
export class SynchronisedLists1764600000000 implements MigrationInterface {
  readonly name = 'SynchronisedLists1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, missing] of Object.entries(tables)) {
      for (const column of missing) {
        // Rows that exist have changed now, without being written. The previous release sets none: the trigger does.
        await queryRunner.query(`alter table ${table} add column ${column} timestamptz(3) not null default now()`);
        await queryRunner.query(`alter table ${table} alter column ${column} drop default`);
      }
      // The previous release changes a role without a time.
      await stampChanges(queryRunner, table, table === 'membership' ? ['role', 'updated_at'] : ['updated_at']);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, missing] of Object.entries(tables)) {
      await unstampChanges(queryRunner, table);
      for (const column of missing) await queryRunner.query(`alter table ${table} drop column ${column}`);
    }
  }
}
