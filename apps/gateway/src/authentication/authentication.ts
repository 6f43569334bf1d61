import { Injectable } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { DomainError } from '@plumbline/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../address-limit/address-key';
import { requireApiAccess } from '../authorization/access.policy';
import { PublicUrl } from '../public-url';
import { callerOf } from '../routing/principal.decorator';
import { CallerCache } from './caller-cache';
import { requireCsrfToken } from './csrf.policy';
import { FailedAuthentications } from './failed-authentications';
import { invalidToken, presentedCredential, type PresentedCredential } from './presented-credential';
import { SessionGuard, TokenGuard } from './strategies';
import { LastUsedReporter } from '../token-usage/last-used-reporter';

/** Establishes who makes a request, cheapest question first. */
@Injectable()
export class Authentication {
  constructor(
    private readonly tokens: TokenGuard,
    private readonly sessions: SessionGuard,
    private readonly failed: FailedAuthentications,
    private readonly uses: LastUsedReporter,
    private readonly origins: PublicUrl,
    private readonly callers: CallerCache,
  ) {}

  /** Puts the credential on the request, and the caller where it is known already. @throws DomainError */
  prepare(request: FastifyRequest): void {
    const credential = presentedCredential(request);
    this.failed.beforeCredential(addressKey(request.ip), credential);
    request.credential = credential;
    request.caller = this.callers.get(credential.hash);
  }

  /** Puts the caller on the request, which has been prepared. @throws DomainError */
  async authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { credential } = request;
    if (!credential) throw new DomainError('auth.required');
    if (!request.caller) await this.verify(credential, addressKey(request.ip), request, reply);
    const caller = callerOf(request);
    requireApiAccess(caller.principal);
    if (credential.type === 'session') {
      const { method, headers } = request;
      requireCsrfToken({ method, headers, ownOrigins: this.origins.of(request) }, credential.secret);
    }
    this.uses.note(caller, request.ip);
  }

  private async verify(
    credential: PresentedCredential,
    address: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const guard = credential.type === 'token' ? this.tokens : this.sessions;
    try {
      await guard.canActivate(new ExecutionContextHost([request, reply]));
      this.failed.credentialSucceeded(credential);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.failed.credentialFailed(address, credential);
      // One text for every reason, also where a service gave its own.
      throw credential.type === 'token' ? invalidToken() : new DomainError('auth.invalid-session');
    }
  }
}

/** Whether the credential is wrong, in contrast to a service that could not say. */
function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.status === 401;
}
