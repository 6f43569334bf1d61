import type { ExecutionContext } from '@nestjs/common';
import { fromShortCode, type listGroups, type RpcInput, type UserChoice } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import {
  choiceFilter,
  invalidParameter,
  onlyChoice,
  readFlag,
  readListQuery,
  readSearch,
  type ListQuery,
  type Query,
} from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';
import { warnAt } from '../routing/inputs';
import { listParameters } from '../routing/list-parameters';

/** PlanRadar's name of the parameter `search`. */
const searchParameter = 'q[search_i_cont]';
const list = {
  sorts: ['id', 'name', 'created-on', 'updated-on'] as const,
  filters: { leader_id: choiceFilter, members: choiceFilter },
  search: "the name of the group, and the leader's names and e-mail",
  others: [searchParameter, 'check_inhouse'],
};

export interface GroupQuery extends Omit<RpcInput<typeof listGroups>, 'actor' | 'page'> {
  page: ListQuery<never>['page'];
}

/** Page, sort, search and filters of the list of groups. */
export const GroupList = input(
  (_: unknown, context: ExecutionContext): GroupQuery => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const query = request.query as Query;
    const { page, sort, search, filters } = readListQuery(query, warnAt(request), list);
    return {
      page,
      sort,
      search: readSearch(query, searchParameter) ?? search,
      leader: usersOf(filters, 'leader_id'),
      members: usersOf(filters, 'members'),
      checkInHouse: readFlag(query, 'check_inhouse'),
    };
  },
  () => ({
    query: {
      ...listParameters(list),
      [searchParameter]: z.string().describe('An alias of `search`.'),
      check_inhouse: z
        .boolean()
        .describe('Adds `meta.groups_have_inhouse_users`: whether any of the groups found has an in-house member.'),
    },
  }),
);

function usersOf(filters: ListQuery<never>['filters'], name: string): UserChoice | undefined {
  const filter = onlyChoice(filters, name);
  if (!filter) return undefined;
  const ids = filter.values.map((value) => {
    const id = fromShortCode(value);
    if (id !== undefined) return id;
    const parameter = `filter[${name}]`;
    throw invalidParameter(parameter, text('{{parameter}} takes ids of users.', { parameter }));
  });
  return { ids, negated: filter.negated };
}
