import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SigningKeys1764000030000 implements MigrationInterface {
  readonly name = 'SigningKeys1764000030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table endpoint drop column sealed_secret, add column signing_keys jsonb not null');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table endpoint drop column signing_keys, add column sealed_secret text not null');
  }
}
