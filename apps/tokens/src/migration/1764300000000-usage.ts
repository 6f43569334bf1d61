import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many requests were made with tokens, by steps of five minutes. */
export class Usage1764300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // A step is added to for five minutes: room in the page keeps that within it.
    await queryRunner.query(`
      create table token_usage (
        account_id bigint not null,
        at timestamptz(3) not null,
        token_id text not null,
        admitted int not null,
        refused int not null,
        constraint token_usage_pkey primary key (account_id, at, token_id)
      ) with (fillfactor = 70)`);
    await queryRunner.query('create index token_usage_at_idx on token_usage (at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table token_usage');
  }
}
