import { Injectable } from '@nestjs/common';
import {
  addMember,
  countRoles,
  listMemberships,
  removeMember,
  updateMemberRole,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { MembershipService } from './membership.service';

@Injectable()
export class MembershipRpc {
  constructor(private readonly memberships: MembershipService) {}

  @HandleRpc(listMemberships)
  list(request: RpcRequest<typeof listMemberships>) {
    return this.memberships.list(request);
  }

  @HandleRpc(addMember)
  add(request: RpcRequest<typeof addMember>, call: RpcContext) {
    return this.memberships.add(request, call);
  }

  @HandleRpc(removeMember)
  remove(request: RpcRequest<typeof removeMember>, call: RpcContext) {
    return this.memberships.remove(request, call);
  }

  @HandleRpc(updateMemberRole)
  updateRole(request: RpcRequest<typeof updateMemberRole>, call: RpcContext) {
    return this.memberships.updateRole(request, call);
  }

  @HandleRpc(countRoles)
  countRoles(request: RpcRequest<typeof countRoles>) {
    return this.memberships.countRoles(request);
  }
}
