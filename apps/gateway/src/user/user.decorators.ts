import type { ExecutionContext } from '@nestjs/common';
import { fromShortCode, type UserKind } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { AttributesReader } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { input, type InputDescription } from '../routing/input';
import { warnAt } from '../routing/inputs';
import { code } from '../request-values/ids';
import { downgradedUser, namedUser } from './user.body';

/** The user of a route that has no user in its path: `user_id` in the body or in the query. */
export const NamedUser = input(
  (_: unknown, context: ExecutionContext): number => readNamed(namedUser, context).userId,
  () => inputOf(namedUser),
);

/** The user to downgrade, named in the same way, and the new kind. */
export const DowngradedUser = input(
  (_: unknown, context: ExecutionContext): { userId: number; kind: UserKind } => {
    const { userId, given } = readNamed(downgradedUser, context);
    return { userId, kind: given?.watcher ? 'watcher' : 'subcontractor' };
  },
  () => inputOf(downgradedUser),
);

function readNamed<Given extends { userId?: number }>(
  reader: AttributesReader<Given>,
  context: ExecutionContext,
): { userId: number; given: Given | undefined } {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { user_id?: string } }>>();
  const given = request.body === undefined ? undefined : reader.read(request.body, warnAt(request));
  const userId = given?.userId ?? fromShortCode(String(request.query.user_id ?? ''));
  if (userId !== undefined) return { userId, given };
  throw new DomainError('identity.user-not-found', {
    detail: 'Give the user as user_id.',
    source: { parameter: 'user_id' },
  });
}

function inputOf(attributes: AttributesReader<unknown>): InputDescription {
  return {
    attributes,
    query: { user_id: code.describe('The user, unless the body names one.') },
    errors: ['identity.user-not-found'],
  };
}

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
