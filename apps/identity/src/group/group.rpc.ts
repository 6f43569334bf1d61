import {
  createGroup,
  deleteGroup,
  getGroup,
  listGroups,
  updateGroup,
  type Group,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { GroupService } from './group.service';

@Injectable()
export class GroupRpc {
  constructor(private readonly groups: GroupService) {}

  @HandleRpc(listGroups)
  list(request: RpcRequest<typeof listGroups>): Promise<RpcReply<typeof listGroups>> {
    return this.groups.list(request);
  }

  @HandleRpc(getGroup)
  get(request: RpcRequest<typeof getGroup>): Promise<Group> {
    return this.groups.get(request);
  }

  @HandleRpc(createGroup)
  create(request: RpcRequest<typeof createGroup>, call: RpcContext): Promise<Group> {
    return this.groups.create(call, request);
  }

  @HandleRpc(updateGroup)
  update(request: RpcRequest<typeof updateGroup>, call: RpcContext): Promise<Group> {
    return this.groups.update(call, request);
  }

  @HandleRpc(deleteGroup)
  delete(request: RpcRequest<typeof deleteGroup>, call: RpcContext): Promise<RpcReply<typeof deleteGroup>> {
    return this.groups.delete(call, request);
  }
}
