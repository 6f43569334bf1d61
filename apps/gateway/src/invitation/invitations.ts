import { Injectable } from '@nestjs/common';
import {
  createUser,
  invitationResource,
  inviteUser,
  linkUrl,
  userResource,
  type Invitation,
  type Principal,
  type RpcInput,
  type SentInvitation,
} from '@plumbline/contracts';
import { mintLinkSecret, sha256Hex } from '@plumbline/crypto';
import { one, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { PublicUrl } from '../public-url';

type NewUser = Omit<RpcInput<typeof createUser>, 'actor' | 'linkHash'>;

interface Circumstances {
  options: CallOptions;
  request: FastifyRequest;
}

/**
 * Creates the password links of invited users. Without a mail server, the response to the inviter shows the link once: the
 * gateway creates its secret and does not store it.
 */
@Injectable()
export class Invitations {
  constructor(
    private readonly rpc: RpcClient,
    private readonly publicUrl: PublicUrl,
  ) {}

  async create(actor: Principal, wanted: NewUser, { options, request }: Circumstances): Promise<Document> {
    const secret = mintLinkSecret();
    const input = { actor, ...wanted, linkHash: sha256Hex(secret) };
    const { user, invitation } = await this.rpc.call(createUser, input, options);
    if (!invitation) return one(userResource.of(user));
    const { attributes } = invitationResource.of(this.sent(user.id, invitation, { secret, request }));
    return one(userResource.of(user), { meta: { invitation: attributes } });
  }

  async resend(actor: Principal, userId: number, { options, request }: Circumstances): Promise<Document> {
    const secret = mintLinkSecret();
    const invitation = await this.rpc.call(inviteUser, { actor, userId, linkHash: sha256Hex(secret) }, options);
    return one(invitationResource.of(this.sent(userId, invitation, { secret, request })));
  }

  private sent(
    userId: number,
    { expiresAt, linkHash }: Invitation,
    { secret, request }: { secret: string; request: FastifyRequest },
  ): SentInvitation {
    // A repeated call with the same idempotency key gets the first reply, whose link has another secret.
    const known = linkHash !== null && linkHash === sha256Hex(secret);
    const link = known ? linkUrl(this.publicUrl.baseUrl(request), 'invitation', secret) : undefined;
    return { userId, expiresAt, sentByMail: linkHash === null, link };
  }
}
