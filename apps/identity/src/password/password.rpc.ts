import {
  changePassword,
  getPasswordLink,
  redeemPasswordLink,
  requestPasswordReset,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { hashPassword } from '@plumbline/crypto';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { Writes } from '../writes';
import { OwnPassword } from './own-password';
import { PasswordLinkService } from './password-link.service';

@Injectable()
export class PasswordRpc {
  constructor(
    private readonly own: OwnPassword,
    private readonly links: PasswordLinkService,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(changePassword)
  async change(
    { actor, currentPassword, password }: RpcRequest<typeof changePassword>,
    call: RpcContext,
  ): Promise<RpcReply<typeof changePassword>> {
    const presentHash = await this.own.assertPresent(this.database.manager, actor, currentPassword);
    const passwordHash = await hashPassword(password);
    // Without the passwords: what is kept to recognise the call is a fast hash, good for guessing.
    return this.writes.once(call, { actor }, async (tx) => {
      await this.own.change(tx, actor, { presentHash, passwordHash });
      return {};
    });
  }

  /** Repeatable: a minute has one mail. */
  @HandleRpc(requestPasswordReset)
  async requestReset({
    email,
  }: RpcRequest<typeof requestPasswordReset>): Promise<RpcReply<typeof requestPasswordReset>> {
    await this.links.request(this.database.manager, email);
    return {};
  }

  @HandleRpc(getPasswordLink)
  link({ linkHash }: RpcRequest<typeof getPasswordLink>): Promise<RpcReply<typeof getPasswordLink>> {
    return this.links.describe(this.database.manager, linkHash);
  }

  @HandleRpc(redeemPasswordLink)
  async redeem(
    { password, ...link }: RpcRequest<typeof redeemPasswordLink>,
    call: RpcContext,
  ): Promise<RpcReply<typeof redeemPasswordLink>> {
    // Looked at before the slow part, so that made-up links cost nothing.
    await this.links.describe(this.database.manager, link.linkHash);
    const passwordHash = await hashPassword(password);
    return this.writes.onceByAnybody(call, { linkHash: link.linkHash }, (tx) =>
      this.links.redeem(tx, link, passwordHash),
    );
  }
}
