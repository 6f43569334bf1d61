import { addressKey } from '@plumbline/http';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';
import { requireApiAccess } from '../authorization/access.policy';
import { callerOf } from '../routing/principal.decorator';
import { LastUsedReporter } from '../token-usage/last-used-reporter';
import { isWrite, requireCsrfToken } from './csrf.policy';
import { FailedAuthentications } from './failed-authentications';
import { OwnOrigin } from './own-origin';
import { invalidToken } from './presented-credential';
import { strategyNames } from './strategies';

const authenticateOptions = { session: false, property: 'caller' };

/**
 * Puts the caller on the request: the cached one, or the one that the Passport strategy of the credential finds. The first
 * of the three global guards.
 */
@Injectable()
export class AuthenticationGuard extends AuthGuard([...strategyNames]) {
  constructor(
    private readonly failures: FailedAuthentications,
    private readonly lastUsed: LastUsedReporter,
    private readonly ownOrigin: OwnOrigin,
  ) {
    super();
  }

  /** Returns without a promise for a cached caller, which is the case for nearly every request. @throws DomainError */
  override canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.route?.access === 'public') return true;
    if (!request.credential) throw new DomainError('auth.required');
    return request.caller ? this.admit(request) : this.verify(request, context);
  }

  override getAuthenticateOptions() {
    return authenticateOptions;
  }

  /** Called by Passport with what the strategies found. */
  override handleRequest<Found>(error: unknown, caller: Found | false, _: unknown, context: ExecutionContext): Found {
    const { credential, ip } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!credential) throw new DomainError('auth.required');
    if (!error && caller) {
      this.failures.credentialSucceeded(credential);
      return caller;
    }
    // The service could not say whether the credential is valid.
    if (error && !(error instanceof DomainError && error.status === 401)) throw error as Error;
    this.failures.credentialFailed(addressKey(ip), credential);
    // One text for every reason, also where a service gives its own: callers must not be able to probe.
    throw credential.type === 'token' ? invalidToken() : new DomainError('auth.invalid-session');
  }

  private async verify(request: FastifyRequest, context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    return this.admit(request);
  }

  private admit(request: FastifyRequest): boolean {
    const { credential, ip } = request;
    const caller = callerOf(request);
    requireApiAccess(caller.principal);
    if (credential?.type === 'session' && isWrite(request)) {
      this.ownOrigin.require(request);
      requireCsrfToken(request, credential.secret);
    }
    this.lastUsed.note(caller, ip);
    return true;
  }
}
