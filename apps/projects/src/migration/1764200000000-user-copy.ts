import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of identity's users is named like the copies of other services. */
export class UserCopy1764200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table known_user rename to user_copy');
    await queryRunner.query('alter table user_copy rename constraint known_user_pkey to user_copy_pkey');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table user_copy rename constraint user_copy_pkey to known_user_pkey');
    await queryRunner.query('alter table user_copy rename to known_user');
  }
}
