import type { ExecutionContext } from '@nestjs/common';
import type { Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';

/** What the reader has at hand: the examples of the document get its ids. */
export interface AtHand {
  /** A project's id, or `latest` for the newest one that the reader sees; without it examples stay as they are. */
  project?: string;
  /** A ticket's UUID; without it the newest of the project. */
  ticket?: string;
}

export const ReadersOwn = input(
  (_: unknown, context: ExecutionContext): AtHand => {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as Query;
    const text = (name: string) => (typeof query[name] === 'string' && query[name] !== '' ? query[name] : undefined);
    return { project: text('project'), ticket: text('ticket') };
  },
  () => ({
    parameters: [
      {
        in: 'query',
        name: 'project',
        description:
          'A project whose ids take the place of those in the examples, with those of its ticket, component and ticket type; ' +
          '`latest` for the newest one.',
        schema: z.string(),
        example: 'latest',
      },
      {
        in: 'query',
        name: 'ticket',
        description: 'The ticket, by its `uuid`, instead of the newest one.',
        schema: z.uuid(),
      },
    ],
  }),
);
