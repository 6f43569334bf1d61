import {
  createUser,
  deleteUser,
  getPrincipal,
  getUser,
  listUsers,
  updateUser,
  withdrawInvitation,
  type RpcReply,
  type RpcRequest,
  type User,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { UserService } from './user.service';

@Injectable()
export class UserRpc {
  constructor(private readonly users: UserService) {}

  @HandleRpc(getPrincipal)
  principal(request: RpcRequest<typeof getPrincipal>): Promise<RpcReply<typeof getPrincipal>> {
    return this.users.principal(request);
  }

  @HandleRpc(listUsers)
  list(request: RpcRequest<typeof listUsers>): Promise<RpcReply<typeof listUsers>> {
    return this.users.list(request);
  }

  @HandleRpc(getUser)
  get(request: RpcRequest<typeof getUser>): Promise<User> {
    return this.users.get(request);
  }

  @HandleRpc(createUser)
  create(request: RpcRequest<typeof createUser>, call: RpcContext): Promise<RpcReply<typeof createUser>> {
    return this.users.create(call, request);
  }

  @HandleRpc(updateUser)
  update(request: RpcRequest<typeof updateUser>, call: RpcContext): Promise<User> {
    return this.users.update(call, request);
  }

  @HandleRpc(deleteUser)
  delete(request: RpcRequest<typeof deleteUser>, call: RpcContext): Promise<RpcReply<typeof deleteUser>> {
    return this.users.delete(call, request);
  }

  @HandleRpc(withdrawInvitation)
  withdrawInvitation(
    request: RpcRequest<typeof withdrawInvitation>,
    call: RpcContext,
  ): Promise<RpcReply<typeof withdrawInvitation>> {
    return this.users.withdrawInvitation(call, request);
  }
}
