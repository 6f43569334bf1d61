import type { ExecutionContext } from '@nestjs/common';
import { fromShortCode, readFeed, type RpcInput } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { readValues, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';
import { code } from '../request-values/ids';

export type FeedQuery = Omit<RpcInput<typeof readFeed>, 'actor'>;

const maxLimit = 500;
const limit = z.coerce.number().int().min(1).max(maxLimit).default(100);

/** Which part of the feed is wanted. */
export const Feed = input(
  (_: unknown, context: ExecutionContext): FeedQuery => {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as Query;
    return {
      after: [query['after']].flat()[0] || undefined,
      types: readValues(query, 'types'),
      projectIds: (readValues(query, 'project-ids') ?? readValues(query, 'project_ids'))?.map(projectOf),
      limit: limitOf(query),
    };
  },
  () => ({
    parameters: [
      {
        in: 'query',
        name: 'after',
        description:
          '`meta.next-cursor` of the part before; without it, the feed begins at the oldest event that is kept.',
        schema: z.string(),
      },
      {
        in: 'query',
        name: 'types',
        description: 'Only these events, by name or family (`ticket_*`), separated by commas.',
        schema: z.string(),
      },
      {
        in: 'query',
        name: 'project-ids',
        description: 'Only events of these projects, separated by commas.',
        schema: code,
      },
      { in: 'query', name: 'limit', description: 'How many events a part has at most.', schema: limit },
    ],
  }),
);

function limitOf(query: Query): number | undefined {
  const given = [query['limit']].flat()[0];
  if (given === undefined || given === '') return undefined;
  const read = limit.safeParse(given);
  if (read.success) return read.data;
  throw new DomainError('request.invalid', {
    detail: `limit is a whole number from 1 to ${maxLimit}.`,
    source: { parameter: 'limit' },
  });
}

function projectOf(given: string): number {
  const id = fromShortCode(given);
  if (id !== undefined) return id;
  throw new DomainError('request.invalid', {
    detail: 'project-ids takes ids of projects.',
    source: { parameter: 'project-ids' },
  });
}
