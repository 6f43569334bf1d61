import type { ExecutionContext } from '@nestjs/common';
import { readFeed, type RpcInput } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { invalidParameter, readValues, refusePaging, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';
import { code, projectIdIn } from '../request-values/ids';

export type FeedQuery = Omit<RpcInput<typeof readFeed>, 'actor'>;

const maxLimit = 500;
const limit = z.coerce.number().int().min(1).max(maxLimit).default(100);

/** Which part of the feed is wanted. */
export const Feed = input(
  (_: unknown, context: ExecutionContext): FeedQuery => {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as Query;
    refusePaging(query);
    return {
      after: [query['after']].flat()[0] || undefined,
      types: readValues(query, 'types'),
      projectIds: (readValues(query, 'project-ids') ?? readValues(query, 'project_ids'))?.map((id) =>
        projectIdIn('project-ids', id),
      ),
      limit: limitOf(query),
    };
  },
  () => ({
    query: {
      after: z
        .string()
        .describe('`meta.next-cursor` of the previous page. Without it the feed starts at the oldest stored event.'),
      types: z.string().describe('Returns only these events, by name or family (`ticket_*`), separated by commas.'),
      'project-ids': code.describe('Returns only events of these projects, separated by commas.'),
      limit: limit.describe('Maximum number of events per page.'),
    },
  }),
);

function limitOf(query: Query): number | undefined {
  const given = [query['limit']].flat()[0];
  if (given === undefined || given === '') return undefined;
  const read = limit.safeParse(given);
  if (read.success) return read.data;
  throw invalidParameter('limit', text('limit is a whole number from 1 to {{most}}.', { most: maxLimit }));
}
