import type { ExecutionContext } from '@nestjs/common';
import { readInstant, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { instantParameter } from '../request-values/dates';
import { input } from './input';

/** A period between two instants, each ISO 8601 in UTC. Either end can be open. */
export interface TimeSpan {
  from?: string;
  to?: string;
}

/** The query parameters `from` and `to`. */
export const Period = input(
  (_: unknown, context: ExecutionContext): TimeSpan => {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as Query;
    return { from: readInstant(query, 'from'), to: readInstant(query, 'to') };
  },
  () => ({
    query: {
      from: instantParameter('The start of the period.'),
      to: instantParameter('The end of the period.'),
    },
  }),
);
