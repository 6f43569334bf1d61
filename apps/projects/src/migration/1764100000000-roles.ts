import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members have a role. The creator of a project manages it. */
export class Roles1764100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table membership add role text not null default 'member'`);
    await queryRunner.query(`
      update membership set role = 'manager' from project
      where project.account_id = membership.account_id and project.id = membership.project_id
        and project.author_id = membership.user_id`);
    await queryRunner.query('alter table membership alter role drop default');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table membership drop role');
  }
}
