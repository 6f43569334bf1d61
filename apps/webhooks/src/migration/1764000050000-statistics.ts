import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Statistics1764000050000 implements MigrationInterface {
  readonly name = 'Statistics1764000050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Rows of the present hour are counted up all the time: room in the page keeps that within it.
    await queryRunner.query(`
      create table attempt_statistic (
        endpoint_id bigint not null,
        hour timestamptz(0) not null,
        status text not null,
        duration_bucket smallint not null,
        attempts integer not null,
        constraint attempt_statistic_pkey primary key (endpoint_id, hour, status, duration_bucket)
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)`);
    await queryRunner.query('create index attempt_statistic_hour on attempt_statistic (hour)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table attempt_statistic');
  }
}
