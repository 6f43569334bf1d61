import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts what has become of the deliveries of a replay. */
export class ReplayResults1764000110000 implements MigrationInterface {
  readonly name = 'ReplayResults1764000110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table delivery add column replay_id uuid');
    await queryRunner.query(
      'create index delivery_by_replay on delivery (replay_id, status) where replay_id is not null',
    );
    await queryRunner.query(
      'alter table replay add column delivered integer, add column undelivered integer, add column pending integer',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table replay drop column delivered, drop column undelivered, drop column pending');
    await queryRunner.query('alter table delivery drop column replay_id');
  }
}
