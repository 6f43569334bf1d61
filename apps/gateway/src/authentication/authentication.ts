import { Injectable } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { DomainError } from '@plumbline/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../edge/address-key';
import { requireApiAccess } from '../edge/access.policy';
import { OwnOrigins } from '../edge/own-origins';
import { callerOf } from '../edge/actor';
import { requireCsrfToken } from './csrf.policy';
import { FailedAuthentications } from './failed-authentications';
import { invalidToken, presentedCredential, type PresentedCredential } from './presented-credential';
import { SessionGuard, TokenGuard } from './strategies';
import { TokenUses } from './token-uses';

/** Establishes who makes a request, cheapest question first. */
@Injectable()
export class Authentication {
  constructor(
    private readonly tokens: TokenGuard,
    private readonly sessions: SessionGuard,
    private readonly failed: FailedAuthentications,
    private readonly uses: TokenUses,
    private readonly origins: OwnOrigins,
  ) {}

  /** Puts the caller on the request. @throws DomainError */
  async authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const credential = presentedCredential(request);
    const address = addressKey(request.ip);
    request.credential = credential;
    this.failed.beforeCredential(address, credential);
    await this.verify(credential, address, request, reply);
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
