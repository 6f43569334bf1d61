import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { fromShortCode, tokenId } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';

/** The public id of an access token, from the path. */
export const TokenId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { token } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token: string } }>>().params;
  if (!tokenId.safeParse(token).success) throw new DomainError('tokens.not-found', { source: { parameter: 'token' } });
  return token;
});

/** `?user_id=`: whose tokens are asked for; one's own without it. */
export const UserQuery = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const { query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { user_id?: string } }>>();
  if (query.user_id === undefined) return undefined;
  const id = fromShortCode(String(query.user_id));
  if (id === undefined) throw new DomainError('identity.user-not-found', { source: { parameter: 'user_id' } });
  return id;
});
