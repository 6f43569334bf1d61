import { stampChanges, unstampChanges } from '@plumbline/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets clients read which users have changed since their last read. */
export class Synchronising1764900000000 implements MigrationInterface {
  readonly name = 'Synchronising1764900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await stampChanges(queryRunner, 'account_user');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await unstampChanges(queryRunner, 'account_user');
  }
}
