import { userKind, userState, type UserKind, type UserState } from '@plumbline/contracts';
import { choiceFilter, notOneOf, onlyChoice, type ListQuery } from '@plumbline/http';
import type { z } from 'zod';
import { List } from '../routing/inputs';

const sorts = ['id', 'firstname', 'lastname', 'email', 'created-at', 'company'] as const;

/** Page, sort, search and filters of the list of users. */
export const UserList = () =>
  List({
    sorts,
    filters: { kind: choiceFilter, state: choiceFilter },
    search: 'the names and the e-mail',
    sync: true,
  });
export type UserListQuery = ListQuery<(typeof sorts)[number]>;

/** The order of a list of users. Users have no company: all are equal by it, and are in the order of their ids. */
export function userOrder({ sort }: UserListQuery) {
  return sort && { ...sort, field: sort.field === 'company' ? 'id' : sort.field };
}

/** `filter[kind]` and `filter[state]` as kinds and states. @throws DomainError `request.invalid` */
export function userFilters({ filters }: UserListQuery): { kinds?: UserKind[]; states?: UserState[] } {
  return { kinds: chosen(filters, 'kind', userKind), states: chosen(filters, 'state', userState) };
}

function chosen<Value extends string>(
  filters: UserListQuery['filters'],
  name: string,
  choice: z.ZodType<Value> & { options: Value[] },
): Value[] | undefined {
  const filter = onlyChoice(filters, name);
  if (!filter) return undefined;
  const named = filter.values.map((value) => {
    const known = choice.safeParse(value);
    if (known.success) return known.data;
    throw notOneOf(`filter[${name}]`, choice.options);
  });
  return filter.negated ? choice.options.filter((option) => !named.includes(option)) : named;
}
