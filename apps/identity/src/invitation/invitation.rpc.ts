import { inviteUser, type Invitation, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { InvitationService } from './invitation.service';

@Injectable()
export class InvitationRpc {
  constructor(private readonly invitations: InvitationService) {}

  @HandleRpc(inviteUser)
  inviteAgain(request: RpcRequest<typeof inviteUser>, call: RpcContext): Promise<Invitation> {
    return this.invitations.inviteAgain(call, request);
  }
}
