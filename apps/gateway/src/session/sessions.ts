import { Injectable } from '@nestjs/common';
import { getUser, signIn, signOut, userResource, type Principal, type User } from '@plumbline/contracts';
import { csrfTokenFor, mintSessionSecret, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { addressKey, one, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerCache } from '../authentication/caller-cache';
import { DeviceCookies } from '../authentication/device-cookies';
import { FailedAuthentications } from '../authentication/failed-authentications';
import { OwnOrigin } from '../authentication/own-origin';
import type { PresentedCredential } from '../authentication/presented-credential';
import { SessionCookies } from '../authentication/session-cookies';
import { readSignIn } from './sign-in.body';

/** Signs people in and out. The session cookie holds the secret; services receive only its hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly devices: DeviceCookies,
    private readonly rpc: RpcClient,
    private readonly failed: FailedAuthentications,
    private readonly ownOrigin: OwnOrigin,
    private readonly callers: CallerCache,
  ) {}

  /** @throws DomainError `auth.wrong-password`, also for an unknown user. */
  async signIn(body: unknown, request: FastifyRequest, reply: FastifyReply): Promise<Document> {
    const { headers, ip } = request;
    this.ownOrigin.require(request);
    const { email, password } = readSignIn(body);
    const address = addressKey(ip);
    const device = this.devices.read(headers.cookie, email);
    this.failed.beforePassword(address, email, device);
    const secret = mintSessionSecret();
    try {
      const userAgent = headers['user-agent']?.slice(0, 500);
      const session = { email, password, sessionHash: sha256Hex(secret), ip, userAgent, device };
      const { user } = await this.rpc.call(signIn, session);
      await this.endRemoved(headers.cookie);
      reply.header('set-cookie', [...this.cookies.issue(secret), this.devices.issue(email, device)]);
      return sessionDocument(user, secret);
    } catch (error) {
      if (error instanceof DomainError && error.status === 401) this.failed.passwordFailed(address, email, device);
      throw error;
    }
  }

  /** Ends the sessions that the browser had: the response replaces or deletes their cookies. */
  private async endRemoved(cookie: string | undefined): Promise<void> {
    const secrets = this.cookies.removed(cookie);
    await Promise.all(secrets.map((secret) => this.rpc.call(signOut, { sessionHash: sha256Hex(secret) })));
  }

  async describe(actor: Principal, request: FastifyRequest): Promise<Document> {
    const user = await this.rpc.call(getUser, { actor, userId: actor.userId });
    return sessionDocument(user, sessionOf(request).secret);
  }

  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.endRemoved(request.headers.cookie);
    const { caller } = request;
    this.callers.forget((known) => known === caller);
    reply.header('set-cookie', this.cookies.clear());
  }
}

/** The session of the caller, on routes with access `session`. */
function sessionOf({ credential }: FastifyRequest): Extract<PresentedCredential, { type: 'session' }> {
  if (credential?.type === 'session') return credential;
  throw new DomainError('auth.session-required');
}

function sessionDocument(user: User, secret: string): Document {
  return one(userResource.of(user), { meta: { 'csrf-token': csrfTokenFor(secret), 'account-id': user.accountId } });
}
