import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Groups of users. `group` is a reserved word in SQL. */
export class Groups1764600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table user_group (
        id bigint generated always as identity (start with 4001) constraint user_group_pkey primary key,
        account_id bigint not null constraint user_group_account_fk references account,
        name text not null,
        leader_id bigint constraint user_group_leader_fk references account_user on delete set null,
        created_by_id bigint not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      )`);
    await queryRunner.query('create index user_group_account_idx on user_group (account_id, id)');
    await queryRunner.query('create index user_group_leader_idx on user_group (leader_id)');
    await queryRunner.query(`
      create table group_member (
        group_id bigint not null constraint group_member_group_fk references user_group on delete cascade,
        user_id bigint not null constraint group_member_user_fk references account_user on delete cascade,
        account_id bigint not null,
        constraint group_member_pkey primary key (group_id, user_id)
      )`);
    await queryRunner.query('create index group_member_user_idx on group_member (user_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table group_member, user_group');
  }
}
