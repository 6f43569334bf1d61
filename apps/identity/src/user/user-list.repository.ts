import { canonicalEmail, offsetOf, type RpcRequest, type UserState, type listUsers } from '@plumbline/contracts';
import { contains, inLanguageOrder, type Reader } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { StoredUser } from './user';
import { UserEntity } from './user.entity';

export type UserListing = Omit<RpcRequest<typeof listUsers>, 'actor'>;

const sortColumns = {
  id: 'id',
  firstname: inLanguageOrder('firstName'),
  lastname: inLanguageOrder('lastName'),
  email: 'email',
  'created-at': 'createdAt',
} satisfies Record<NonNullable<UserListing['sort']>['field'], string>;

const stateConditions: Record<UserState, string> = {
  active: '(person.active and person.activatedAt is not null)',
  invited: '(person.active and person.activatedAt is null)',
  inactive: '(not person.active)',
};

/** Lists the users of an account, one page at a time. */
@Injectable()
export class UserListRepository {
  async list(
    reader: Reader,
    accountId: number,
    { page, search, kinds, states, changedSince, sort }: UserListing,
  ): Promise<{ items: StoredUser[]; count: number }> {
    const query = reader.createQueryBuilder(UserEntity, 'person').where('person.accountId = :accountId', { accountId });
    if (search) {
      const name = contains(`concat_ws(' ', person.firstName, person.lastName)`, ':search');
      query.andWhere(`(${name} or ${contains('person.email', ':address')})`, {
        search,
        address: canonicalEmail(search),
      });
    }
    if (kinds) query.andWhere('person.kind = any(:kinds)', { kinds });
    if (states) query.andWhere(`(${states.map((state) => stateConditions[state]).join(' or ') || 'false'})`);
    if (changedSince) query.andWhere('person.updatedAt >= :changedSince', { changedSince });
    const direction = sort?.descending ? 'DESC' : 'ASC';
    const [items, count] = await query
      .orderBy(`person.${sortColumns[sort?.field ?? 'id']}`, direction)
      .addOrderBy('person.id', direction)
      .skip(offsetOf(page))
      .take(page.size)
      .getManyAndCount();
    return { items, count };
  }
}
