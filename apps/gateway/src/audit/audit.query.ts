import type { ExecutionContext } from '@nestjs/common';
import { fromShortCode, type AuditFilters } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import {
  invalidParameter,
  onlyChoice,
  readInstant,
  readListQuery,
  valueFilter,
  type ListQuery,
  type Query,
} from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';
import { warnAt } from '../routing/inputs';
import { listParameters } from '../routing/list-parameters';
import { instantParameter } from '../request-values/dates';
import { code } from '../request-values/ids';

export interface AuditQuery {
  page: ListQuery<never>['page'];
  filters: AuditFilters;
}

/** Page, filters and period of the trail. */
export const AuditQuery = input(
  (_: unknown, context: ExecutionContext): AuditQuery => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const query = request.query as Query;
    const options = {
      filters: { action: valueFilter, actor: valueFilter, user: valueFilter },
      others: ['since', 'until'],
    };
    const { page, filters } = readListQuery(query, warnAt(request), options);
    const valuesOf = (name: string) => onlyChoice(filters, name)?.values;
    return {
      page,
      filters: {
        actions: valuesOf('action'),
        actorUserId: userOf('actor', valuesOf('actor')),
        subjectUserId: userOf('user', valuesOf('user')),
        since: readInstant(query, 'since'),
        until: readInstant(query, 'until'),
      },
    };
  },
  () => ({
    query: {
      ...listParameters({}),
      'filter[action]': z.string().describe('Actions separated by commas, or families of actions: `token.*`.'),
      'filter[actor]': code.describe('The user who acted.'),
      'filter[user]': code.describe('The user who was affected, also through a session or an access token.'),
      since: instantParameter('Returns only entries made at or after this time.'),
      until: instantParameter('Returns only entries made before this time.'),
    },
  }),
);

function userOf(name: string, values: string[] | undefined): number | undefined {
  if (values === undefined) return undefined;
  const id = fromShortCode(values[0] ?? '');
  if (id !== undefined && values.length === 1) return id;
  const parameter = `filter[${name}]`;
  throw invalidParameter(parameter, text('{{parameter}} takes the id of one user.', { parameter }));
}
