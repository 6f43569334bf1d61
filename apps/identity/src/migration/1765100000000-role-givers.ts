import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has given invited users roles in projects. Links of earlier versions, which last a week, do not depend on it. */
export class RoleGivers1765100000000 implements MigrationInterface {
  readonly name = 'RoleGivers1765100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table role_giver (
        user_id bigint not null constraint role_giver_user_fk references account_user on delete cascade,
        giver_id bigint not null,
        constraint role_giver_pkey primary key (user_id, giver_id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table role_giver');
  }
}
