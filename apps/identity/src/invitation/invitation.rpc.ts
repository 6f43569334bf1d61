import { inviteUser, withdrawInvitation, type Invitation, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { UserService } from '../user/user.service';
import { Writes } from '../writes';
import { InvitationService } from './invitation.service';

@Injectable()
export class InvitationRpc {
  constructor(
    private readonly invitations: InvitationService,
    private readonly users: UserService,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(inviteUser)
  invite({ linkHash, ...asked }: RpcRequest<typeof inviteUser>, call: RpcContext): Promise<Invitation> {
    // The hash is left out of what a repeated call is recognised by: each brings a new one.
    return this.writes.once(call, asked, (tx) => this.invitations.resend(tx, asked.actor, asked.userId, linkHash));
  }

  @HandleRpc(withdrawInvitation)
  withdraw(
    request: RpcRequest<typeof withdrawInvitation>,
    call: RpcContext,
  ): Promise<RpcReply<typeof withdrawInvitation>> {
    const { actor, userId } = request;
    return this.writes.once(call, request, async (tx) => {
      await this.invitations.lockInvited(tx, actor, userId);
      await this.users.delete(tx, actor, userId);
      return {};
    });
  }
}
