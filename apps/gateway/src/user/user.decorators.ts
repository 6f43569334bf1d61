import type { ExecutionContext } from '@nestjs/common';
import { fromShortCode } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';
import { input } from '../routing/input';
import { warnAt } from '../routing/inputs';
import { code } from '../request-values/ids';
import { namedUser } from './user.body';

/** The user of a route that has no user in its path: `user_id` in the body or in the query. */
export const NamedUser = input(
  (_: unknown, context: ExecutionContext): number => {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { user_id?: string } }>>();
    const inBody = request.body === undefined ? undefined : namedUser.read(request.body, warnAt(request)).userId;
    const id = inBody ?? fromShortCode(String(request.query.user_id ?? ''));
    if (id === undefined) {
      throw new DomainError('identity.user-not-found', {
        detail: 'Give the user as user_id.',
        source: { parameter: 'user_id' },
      });
    }
    return id;
  },
  () => ({
    attributes: namedUser,
    query: { user_id: code.describe('The user, unless the body names one.') },
    errors: ['identity.user-not-found'],
  }),
);

/** `?user_id=`: the user to list the resources of. Undefined for the caller. */
export const QueriedUser = input(
  (_: unknown, context: ExecutionContext): number | undefined => {
    const { query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { user_id?: string } }>>();
    if (query.user_id === undefined || query.user_id === '') return undefined;
    const id = fromShortCode(String(query.user_id));
    if (id === undefined) throw new DomainError('identity.user-not-found');
    return id;
  },
  () => ({
    query: { user_id: code.describe('The user. Defaults to the caller.') },
    missing: { code: 'identity.user-not-found', parameter: 'user_id' },
  }),
);
