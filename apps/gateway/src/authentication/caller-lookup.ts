import { Injectable } from '@nestjs/common';
import { getAccount, getPrincipal, verifySession, verifyToken } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { RpcClient } from '@plumbline/messaging';
import type { Caller } from '../routing/caller';
import { CallerCache } from './caller-cache';
import { invalidToken, type PresentedCredential } from './presented-credential';

type Presented<Type extends PresentedCredential['type']> = Extract<PresentedCredential, { type: Type }>;

/** Verifies a credential by RPCs to identity and tokens, through the cache. */
@Injectable()
export class CallerLookup {
  constructor(
    private readonly rpc: RpcClient,
    private readonly cache: CallerCache,
  ) {}

  /** @throws DomainError `auth.invalid-token` for an unknown, expired or revoked token, and for one whose user is gone. */
  ofToken({ tokenId, hash }: Presented<'token'>): Promise<Caller> {
    return this.cache.find(hash, async () => {
      const token = await this.rpc.call(verifyToken, { id: tokenId, hash });
      const { principal, account } = await this.principalOf(token);
      return {
        principal: { ...principal, credential: { type: 'token', tokenId: token.tokenId, scopes: token.scopes } },
        rateLimit: account.rateLimit,
        expiresAt: token.expiresAt === null ? Infinity : Date.parse(token.expiresAt),
      };
    });
  }

  /** @throws DomainError `auth.invalid-session` for a session that is unknown, ended or expired. */
  ofSession({ hash }: Presented<'session'>): Promise<Caller> {
    return this.cache.find(hash, async () => {
      const { principal, expiresAt } = await this.rpc.call(verifySession, { sessionHash: hash });
      const { rateLimit } = await this.rpc.call(getAccount, { accountId: principal.accountId });
      return { principal, rateLimit, expiresAt: Date.parse(expiresAt) };
    });
  }

  private async principalOf({ accountId, userId }: { accountId: number; userId: number }) {
    try {
      return await this.rpc.call(getPrincipal, { accountId, userId });
    } catch (error) {
      // A token whose user is deleted or inactive is refused like an unknown token.
      if (error instanceof DomainError && error.code === 'identity.user-not-found') throw invalidToken();
      throw error;
    }
  }
}
