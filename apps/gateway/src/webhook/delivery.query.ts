import type { ExecutionContext } from '@nestjs/common';
import { deliveryStatus, type DeliveryFilter, type Page } from '@plumbline/contracts';
import { notOneOf, readInstant, readListQuery, readValues, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';
import { warnAt } from '../routing/inputs';
import { listParameters } from '../routing/list-parameters';
import { instantParameter } from '../request-values/dates';
import { code, projectIdIn } from '../request-values/ids';

export interface DeliveryQuery {
  page: Page;
  filter: DeliveryFilter;
}

interface DeliveryListOptions {
  /** Left out for lists with fixed statuses. */
  status?: false;
}

const several = 'Separate several values by commas.';
const parameters = {
  status: deliveryStatus.describe(`Returns only deliveries with this status. ${several}`),
  event_name: z.string().describe(`Returns only deliveries of events with this name. ${several}`),
  project_id: code.describe(`Returns only deliveries of events of this project. ${several}`),
  from: instantParameter('Returns only deliveries created at or after this time.'),
  to: instantParameter('Returns only deliveries created before this time.'),
} as const;

type Name = keyof typeof parameters;
const namesFor = ({ status }: DeliveryListOptions) =>
  (Object.keys(parameters) as Name[]).filter((name) => name !== 'status' || status !== false);

/** Page and filters of a list of deliveries. */
export const DeliveryList = input(
  (options: DeliveryListOptions, context: ExecutionContext): DeliveryQuery => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const query = request.query as Query;
    const names = namesFor(options);
    const { page } = readListQuery(query, warnAt(request), { others: names });
    return {
      page,
      filter: {
        statuses: names.includes('status') ? readValues(query, 'status')?.map(statusOf) : undefined,
        eventNames: readValues(query, 'event_name'),
        projectIds: readValues(query, 'project_id')?.map((id) => projectIdIn('project_id', id)),
        from: readInstant(query, 'from'),
        to: readInstant(query, 'to'),
      },
    };
  },
  (options) => ({
    query: {
      ...listParameters({}),
      ...Object.fromEntries(namesFor(options).map((name) => [name, parameters[name]])),
    },
  }),
);

function statusOf(given: string) {
  const status = deliveryStatus.safeParse(given);
  if (status.success) return status.data;
  throw notOneOf('status', deliveryStatus.options);
}
