import type { Page, RpcRequest, UserChoice, listGroups } from '@plumbline/contracts';
import { containing } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { UserEntity } from '../user/user.entity';
import type { StoredGroup } from './group';
import { GroupMemberEntity } from './group-member.entity';
import { GroupEntity } from './group.entity';
import { GroupRepository } from './group.repository';

type Listing = Omit<RpcRequest<typeof listGroups>, 'actor' | 'checkInHouse'>;
/** Which groups are meant, whatever page of them. */
export type GroupSelection = Pick<Listing, 'search' | 'leader' | 'members'>;

const sortColumns = {
  id: 'id',
  name: 'name',
  'created-on': 'createdAt',
  'updated-on': 'updatedAt',
} as const satisfies Record<NonNullable<Listing['sort']>['field'], keyof GroupEntity>;

/** The groups of an account, a page at a time. */
@Injectable()
export class GroupListRepository {
  constructor(private readonly groups: GroupRepository) {}

  async list(
    tx: EntityManager,
    accountId: number,
    { page, sort, ...selection }: Listing,
  ): Promise<{ items: StoredGroup[]; count: number }> {
    const direction = sort?.descending ? 'DESC' : 'ASC';
    const [rows, count] = await part(this.selected(tx, accountId, selection), page)
      .orderBy(`team.${sortColumns[sort?.field ?? 'id']}`, direction)
      .addOrderBy('team.id', direction)
      .getManyAndCount();
    return { items: await this.groups.withMembers(tx, accountId, rows), count };
  }

  /** Whether any of the groups meant has an in-house member. */
  haveInHouseUsers(tx: EntityManager, accountId: number, selection: GroupSelection): Promise<boolean> {
    const inHouse = `person.accountId = team.accountId and person.id = member.userId and person.kind = 'in-house'`;
    return this.selected(tx, accountId, selection)
      .innerJoin(GroupMemberEntity, 'member', 'member.accountId = team.accountId and member.groupId = team.id')
      .innerJoin(UserEntity, 'person', inHouse)
      .getExists();
  }

  private selected(
    tx: EntityManager,
    accountId: number,
    { search, leader, members }: GroupSelection,
  ): SelectQueryBuilder<GroupEntity> {
    const query = tx
      .createQueryBuilder(GroupEntity, 'team')
      .leftJoin(UserEntity, 'leader', 'leader.accountId = team.accountId and leader.id = team.leaderId')
      .where('team.accountId = :accountId', { accountId });
    if (search) {
      const leaders = `concat_ws(' ', leader.firstName, leader.lastName) ilike :part or leader.email ilike :part`;
      query.andWhere(`(team.name ilike :part or ${leaders})`, { part: containing(search) });
    }
    if (leader) {
      const led = 'leader.id is not null and leader.id = any(:leaders)';
      query.andWhere(`${not(leader)} (${led})`, { leaders: leader.ids });
    }
    if (members) {
      // Without line breaks: TypeORM finds the names of properties only before blanks and the like.
      const own = 'group_member.account_id = team.accountId and group_member.group_id = team.id';
      const among = `select from group_member where ${own} and group_member.user_id = any(:members)`;
      query.andWhere(`${not(members)} exists (${among})`, { members: members.ids });
    }
    return query;
  }
}

function not({ negated }: UserChoice): string {
  return negated ? 'not' : '';
}

/** A group has one leader at most: the join makes no rows of its own, and the rows can be counted off. */
function part(query: SelectQueryBuilder<GroupEntity>, { number, size }: Page): SelectQueryBuilder<GroupEntity> {
  return query.offset((number - 1) * size).limit(size);
}
