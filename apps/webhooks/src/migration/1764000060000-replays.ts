import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Replays1764000060000 implements MigrationInterface {
  readonly name = 'Replays1764000060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table replay (
        id uuid not null,
        account_id bigint not null,
        endpoint_id bigint not null,
        kind text not null,
        range_from timestamptz(3) not null,
        range_to timestamptz(3) not null,
        state text not null,
        total integer,
        done integer not null,
        position text not null,
        owner uuid,
        lease_until timestamptz(3),
        created_at timestamptz(3) not null,
        finished_at timestamptz(3),
        constraint replay_pkey primary key (id)
      )`);
    await queryRunner.query('create index replay_by_endpoint on replay (endpoint_id, id)');
    await queryRunner.query(`create unique index replay_one_at_a_time on replay (endpoint_id) where state = 'running'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table replay');
  }
}
