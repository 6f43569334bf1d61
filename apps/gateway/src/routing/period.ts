import type { ExecutionContext } from '@nestjs/common';
import { readInstant, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { instantParameter } from '../request-values/dates';
import { input } from './input';

/** From an instant up to another one, each ISO 8601 in UTC; either may be open. */
export interface TimeSpan {
  from?: string;
  to?: string;
}

/** The parameters `from` and `to`. */
export const Period = input(
  (_: unknown, context: ExecutionContext): TimeSpan => {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as Query;
    return { from: readInstant(query, 'from'), to: readInstant(query, 'to') };
  },
  () => ({
    parameters: [
      { in: 'query', name: 'from', description: 'The beginning of the time.', schema: instantParameter },
      { in: 'query', name: 'to', description: 'The end of the time.', schema: instantParameter },
    ],
  }),
);
