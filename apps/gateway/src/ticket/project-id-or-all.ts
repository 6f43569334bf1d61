import type { ExecutionContext } from '@nestjs/common';
import { fromShortCode } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';
import { input } from '../routing/input';

/** The project of the path, or 0 for all projects that the caller sees. */
export const ProjectIdOrAll = input(
  (_: unknown, context: ExecutionContext): number => {
    const { project } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { project: string } }>>().params;
    const id = project === '0' ? 0 : fromShortCode(project);
    if (id === undefined) throw new DomainError('projects.not-found');
    return id;
  },
  () => ({ missing: { code: 'projects.not-found', parameter: 'project' } }),
);
