import type { ExecutionContext } from '@nestjs/common';
import { tokenId } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';
import { input } from '../routing/input';

/** The public id of an access token, from the path. */
export const TokenId = input(
  (_: unknown, context: ExecutionContext): string => {
    const { token } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token: string } }>>().params;
    if (!tokenId.safeParse(token).success) throw new DomainError('tokens.not-found');
    return token;
  },
  () => ({ missing: { code: 'tokens.not-found', parameter: 'token' } }),
);
