import type { ExecutionContext } from '@nestjs/common';
import { uuid } from '@plumbline/contracts';
import type { Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';

/** The resources whose ids the examples of the document show. Without any, the document keeps its own ids. */
export interface ExampleSource {
  /** The id of a project, or `latest` for the newest project that the reader sees. */
  project?: string;
  /** The UUID of a ticket. Defaults to the newest ticket of the project. */
  ticket?: string;
}

/** The query parameters `project` and `ticket`. */
export const ExampleSource = input(
  (_: unknown, context: ExecutionContext): ExampleSource => {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as Query;
    const text = (name: string) => (typeof query[name] === 'string' && query[name] !== '' ? query[name] : undefined);
    return { project: text('project'), ticket: text('ticket') };
  },
  () => ({
    query: {
      project: z.string().meta({
        description:
          'A project whose ids replace those in the examples, together with the ids of its ticket, component and ticket type. ' +
          '`latest` selects the newest project.',
        example: 'latest',
      }),
      ticket: uuid.describe('The `uuid` of a ticket. Defaults to the newest ticket of the project.'),
    },
  }),
);
