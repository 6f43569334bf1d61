import {
  createUser,
  getPrincipal,
  getUser,
  listUsers,
  updateUser,
  type RpcReply,
  type RpcRequest,
  type User,
} from '@plumbline/contracts';
import { hashPassword } from '@plumbline/crypto';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { Writes } from '../writes';
import { UserService } from './user.service';

@Injectable()
export class UserRpc {
  constructor(
    private readonly users: UserService,
    private readonly accounts: AccountService,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(getPrincipal)
  async principal({ accountId, userId }: RpcRequest<typeof getPrincipal>): Promise<RpcReply<typeof getPrincipal>> {
    const { manager } = this.database;
    const [principal, account] = await Promise.all([
      this.users.principal(manager, accountId, userId),
      this.accounts.get(manager, accountId),
    ]);
    return { principal, account };
  }

  @HandleRpc(listUsers)
  list({ actor, page }: RpcRequest<typeof listUsers>): Promise<RpcReply<typeof listUsers>> {
    return this.users.list(this.database.manager, actor, page);
  }

  @HandleRpc(getUser)
  get({ actor, userId }: RpcRequest<typeof getUser>): Promise<User> {
    return this.users.get(this.database.manager, actor, userId);
  }

  @HandleRpc(createUser)
  async create(request: RpcRequest<typeof createUser>, call: RpcContext): Promise<User> {
    const { password, ...asked } = request;
    const { actor, ...wanted } = asked;
    const passwordHash = await hashPassword(password);
    return this.writes.once(call, asked, (tx) => this.users.create(tx, actor, { ...wanted, passwordHash }));
  }

  @HandleRpc(updateUser)
  update(request: RpcRequest<typeof updateUser>, call: RpcContext): Promise<User> {
    const { actor, userId, ...changes } = request;
    return this.writes.once(call, request, (tx) => this.users.update(tx, actor, userId, changes));
  }
}
