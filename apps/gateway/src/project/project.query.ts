import type { ExecutionContext } from '@nestjs/common';
import { projectSorts } from '@plumbline/contracts';
import { readListQuery, type ListQuery, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { input } from '../routing/input';
import { warnAt } from '../routing/inputs';
import { listParameters } from '../routing/list-parameters';

export type ProjectListQuery = ListQuery<(typeof projectSorts)[number]>;
const list = { sorts: projectSorts, search: 'the name, the number and the city', sync: true };

/** Page, sort, search and changes of the list of projects. As at PlanRadar, v1 lists by id and v2 by name; changes are listed by id. */
export const ProjectList = input(
  (_: unknown, context: ExecutionContext): ProjectListQuery => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const query = readListQuery(request.query as Query, warnAt(request), list);
    const byName = query.changedSince === undefined && request.routeOptions.url?.startsWith('/api/v2/') === true;
    return { ...query, sort: query.sort ?? (byName ? { field: 'name', descending: false } : undefined) };
  },
  () => ({ query: listParameters(list), errors: ['request.response-too-large'] }),
);
