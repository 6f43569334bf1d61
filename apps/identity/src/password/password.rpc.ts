import {
  changePassword,
  getPasswordLink,
  redeemPasswordLink,
  requestPasswordReset,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { PasswordChangeService } from './password-change.service';
import { PasswordLinkService } from './password-link.service';

@Injectable()
export class PasswordRpc {
  constructor(
    private readonly changes: PasswordChangeService,
    private readonly links: PasswordLinkService,
  ) {}

  @HandleRpc(changePassword)
  change(request: RpcRequest<typeof changePassword>, call: RpcContext): Promise<RpcReply<typeof changePassword>> {
    return this.changes.change(call, request);
  }

  @HandleRpc(requestPasswordReset)
  requestReset(request: RpcRequest<typeof requestPasswordReset>): Promise<RpcReply<typeof requestPasswordReset>> {
    return this.links.requestReset(request);
  }

  @HandleRpc(getPasswordLink)
  describeLink(request: RpcRequest<typeof getPasswordLink>): Promise<RpcReply<typeof getPasswordLink>> {
    return this.links.describe(request);
  }

  @HandleRpc(redeemPasswordLink)
  redeem(
    request: RpcRequest<typeof redeemPasswordLink>,
    call: RpcContext,
  ): Promise<RpcReply<typeof redeemPasswordLink>> {
    return this.links.redeem(call, request);
  }
}
