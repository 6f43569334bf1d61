import {
  canonicalEmail,
  offsetOf,
  type Page,
  type RpcRequest,
  type UserChoice,
  type listGroups,
} from '@plumbline/contracts';
import { contains, inLanguageOrder, type Reader } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { UserEntity } from '../user/user.entity';
import type { StoredGroup } from './group';
import { GroupMemberEntity } from './group-member.entity';
import { GroupEntity } from './group.entity';
import { GroupRepository } from './group.repository';

type Listing = Omit<RpcRequest<typeof listGroups>, 'actor' | 'checkInHouse'>;
/** The filters of a list of groups. */
export type GroupSelection = Pick<Listing, 'search' | 'leader' | 'members'>;

const sortColumns = {
  id: 'id',
  name: inLanguageOrder('name'),
  'created-on': 'createdAt',
  'updated-on': 'updatedAt',
} satisfies Record<NonNullable<Listing['sort']>['field'], string>;

/** Lists the groups of an account, one page at a time. */
@Injectable()
export class GroupListRepository {
  constructor(private readonly groups: GroupRepository) {}

  async list(
    reader: Reader,
    accountId: number,
    { page, sort, ...selection }: Listing,
  ): Promise<{ items: StoredGroup[]; count: number }> {
    const direction = sort?.descending ? 'DESC' : 'ASC';
    const [rows, count] = await part(this.selected(reader, accountId, selection), page)
      .orderBy(`team.${sortColumns[sort?.field ?? 'id']}`, direction)
      .addOrderBy('team.id', direction)
      .getManyAndCount();
    return { items: await this.groups.withMembers(reader, accountId, rows), count };
  }

  /** Whether any of the selected groups has an in-house member. */
  haveInHouseUsers(reader: Reader, accountId: number, selection: GroupSelection): Promise<boolean> {
    const inHouse = `person.accountId = team.accountId and person.id = member.userId and person.kind = 'in-house'`;
    return this.selected(reader, accountId, selection)
      .innerJoin(GroupMemberEntity, 'member', 'member.accountId = team.accountId and member.groupId = team.id')
      .innerJoin(UserEntity, 'person', inHouse)
      .getExists();
  }

  private selected(
    reader: Reader,
    accountId: number,
    { search, leader, members }: GroupSelection,
  ): SelectQueryBuilder<GroupEntity> {
    const query = reader
      .createQueryBuilder(GroupEntity, 'team')
      .leftJoin(UserEntity, 'leader', 'leader.accountId = team.accountId and leader.id = team.leaderId')
      .where('team.accountId = :accountId', { accountId });
    if (search) {
      const names = ['team.name', `concat_ws(' ', leader.firstName, leader.lastName)`].map((name) =>
        contains(name, ':search'),
      );
      query.andWhere(`(${[...names, contains('leader.email', ':address')].join(' or ')})`, {
        search,
        address: canonicalEmail(search),
      });
    }
    if (leader) {
      const led = 'leader.id is not null and leader.id = any(:leaders)';
      query.andWhere(`${not(leader)} (${led})`, { leaders: leader.ids });
    }
    if (members) {
      // On one line: TypeORM replaces property names only before certain characters, and a line break is none of them.
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

/** Limits the query to a page. Rows can be skipped by number: a group has at most one leader, so the join adds no rows. */
function part(query: SelectQueryBuilder<GroupEntity>, page: Page): SelectQueryBuilder<GroupEntity> {
  return query.offset(offsetOf(page)).limit(page.size);
}
