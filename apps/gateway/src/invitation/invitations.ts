import { Injectable } from '@nestjs/common';
import {
  createUser,
  inviteUser,
  linkUrl,
  toShortCode,
  type Invitation,
  type Principal,
  type RpcInput,
} from '@plumbline/contracts';
import { mintLinkSecret, sha256Hex } from '@plumbline/crypto';
import { one, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { PublicUrl } from '../public-url';
import { userResource } from '../user/user.resource';

type NewUser = Omit<RpcInput<typeof createUser>, 'actor' | 'linkHash'>;

interface Circumstances {
  options: CallOptions;
  request: FastifyRequest;
}

/**
 * People who are added without a password get a link. Where no mail is sent, the inviter sees it, this once: its secret is
 * made here and known to nobody else.
 */
@Injectable()
export class Invitations {
  constructor(
    private readonly rpc: RpcClient,
    private readonly publicUrl: PublicUrl,
  ) {}

  async create(actor: Principal, wanted: NewUser, { options, request }: Circumstances): Promise<Document> {
    const secret = mintLinkSecret();
    const asked = { actor, ...wanted, linkHash: sha256Hex(secret) };
    const { user, invitation } = await this.rpc.call(createUser, asked, options);
    if (!invitation) return one(userResource(user));
    return one(userResource(user), { meta: { invitation: this.shown(invitation, secret, request) } });
  }

  async resend(actor: Principal, userId: number, { options, request }: Circumstances): Promise<Document> {
    const secret = mintLinkSecret();
    const invitation = await this.rpc.call(inviteUser, { actor, userId, linkHash: sha256Hex(secret) }, options);
    const attributes = this.shown(invitation, secret, request);
    return one({ id: toShortCode(userId), type: 'invitations', attributes });
  }

  private shown({ expiresAt, linkHash }: Invitation, secret: string, request: FastifyRequest): Record<string, unknown> {
    // A call that was answered before, under the same idempotency key, is about a link that is not known any more.
    const mine = linkHash !== null && linkHash === sha256Hex(secret);
    const link = mine ? linkUrl(this.publicUrl.baseUrl(request), 'invitation', secret) : undefined;
    return { 'expires-at': expiresAt, 'sent-by-mail': linkHash === null, link };
  }
}
