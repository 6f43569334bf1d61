import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Statistics1764000050000 implements MigrationInterface {
  readonly name = 'Statistics1764000050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Rows of the current hour are updated all the time. Free space keeps the new row versions on the same page.
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
