import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the index of undelivered deliveries no longer compete with those of pending ones. The table is large: no statement blocks its writers. */
export class UndeliveredIndex1764000120000 implements MigrationInterface {
  readonly name = 'UndeliveredIndex1764000120000';
  /** `concurrently` works outside of transactions only. Each statement can be repeated after an interruption. */
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await replaceIndex(queryRunner, `(status <> 'delivered')::int = 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await replaceIndex(queryRunner, `status <> 'delivered'`);
  }
}

async function replaceIndex(queryRunner: QueryRunner, where: string): Promise<void> {
  // The table may have millions of rows.
  await queryRunner.query('set statement_timeout = 0');
  await queryRunner.query('drop index concurrently if exists delivery_undelivered_next');
  await queryRunner.query(
    `create index concurrently delivery_undelivered_next on delivery (account_id, public_id) where ${where}`,
  );
  await queryRunner.query('drop index concurrently if exists delivery_undelivered');
  await queryRunner.query('alter index delivery_undelivered_next rename to delivery_undelivered');
  await queryRunner.query('reset statement_timeout');
}
