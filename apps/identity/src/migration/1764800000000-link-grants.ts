import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a password link grants. Existing links grant what their users have at this moment. */
export class LinkGrants1764800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table password_link add granted jsonb');
    await queryRunner.query(`
      update password_link set granted = jsonb_build_object(
        'email', holder.email, 'kind', holder.kind, 'owner', holder.owner, 'permissions', holder.permissions)
      from account_user holder where holder.id = user_id`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table password_link drop granted');
  }
}
