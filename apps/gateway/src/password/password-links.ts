import { Injectable } from '@nestjs/common';
import {
  getPasswordLink,
  passwordHolderResource,
  passwordLinkResource,
  redeemPasswordLink,
  requestPasswordReset,
} from '@plumbline/contracts';
import { sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { addressKey, one, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { FailedAuthentications } from '../authentication/failed-authentications';
import { OwnOrigin } from '../authentication/own-origin';

/** Requests and uses of password links. Callers are not authenticated, so failed attempts are limited. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly rpc: RpcClient,
    private readonly failed: FailedAuthentications,
    private readonly ownOrigin: OwnOrigin,
  ) {}

  async request(email: string, request: FastifyRequest): Promise<void> {
    const address = this.admit(request);
    this.failed.beforePassword(address, email);
    // Every request counts as a failure, because the reply does not reveal whether the e-mail address exists.
    this.failed.passwordFailed(address, email);
    await this.rpc.call(requestPasswordReset, { email, ...browserOf(request) });
  }

  async describe(secret: string, request: FastifyRequest): Promise<Document> {
    const linkHash = sha256Hex(secret);
    return one(passwordLinkResource.of(await this.guess(request, () => this.rpc.call(getPasswordLink, { linkHash }))));
  }

  async redeem(secret: string, password: string, request: FastifyRequest): Promise<Document> {
    const linkHash = sha256Hex(secret);
    const holder = await this.guess(request, () =>
      this.rpc.call(redeemPasswordLink, { linkHash, password, ...browserOf(request) }),
    );
    return one(passwordHolderResource.of(holder));
  }

  private async guess<T>(request: FastifyRequest, ask: () => Promise<T>): Promise<T> {
    const address = this.admit(request);
    this.failed.beforeLink(address);
    try {
      return await ask();
    } catch (error) {
      if (error instanceof DomainError && error.code === 'identity.link-invalid') this.failed.linkFailed(address);
      throw error;
    }
  }

  /** The address under which failures are counted. */
  private admit(request: FastifyRequest): string {
    this.ownOrigin.require(request);
    return addressKey(request.ip);
  }
}

function browserOf({ ip, headers }: FastifyRequest): { ip: string; userAgent?: string } {
  return { ip, userAgent: headers['user-agent']?.slice(0, 500) };
}
