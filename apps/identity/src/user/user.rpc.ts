import {
  createUser,
  deleteUser,
  getPrincipal,
  getUser,
  listUsers,
  updateUser,
  type RpcReply,
  type RpcRequest,
  type User,
} from '@plumbline/contracts';
import { hashPassword } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { InvitationService } from '../invitation/invitation.service';
import { Writes } from '../writes';
import { UserListRepository } from './user-list.repository';
import { toUser } from './user';
import { mayList } from './user.policy';
import { UserService } from './user.service';

@Injectable()
export class UserRpc {
  constructor(
    private readonly users: UserService,
    private readonly lists: UserListRepository,
    private readonly accounts: AccountService,
    private readonly invitations: InvitationService,
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
  async list({ actor, ...listing }: RpcRequest<typeof listUsers>): Promise<RpcReply<typeof listUsers>> {
    if (!mayList(actor)) throw new DomainError('access.denied');
    const { items, count } = await this.lists.list(this.database.manager, actor.accountId, listing);
    return { items: items.map(toUser), count };
  }

  @HandleRpc(getUser)
  get({ actor, userId }: RpcRequest<typeof getUser>): Promise<User> {
    return this.users.get(this.database.manager, actor, userId);
  }

  @HandleRpc(createUser)
  async create(request: RpcRequest<typeof createUser>, call: RpcContext): Promise<RpcReply<typeof createUser>> {
    // What a repeated call is recognised by is a fast hash, good for guessing, and each brings a link of its own.
    const { password, linkHash, ...asked } = request;
    const { actor, ...wanted } = asked;
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.writes.once(call, asked, async (tx) => {
      const user = await this.users.create(tx, actor, { ...wanted, passwordHash });
      if (passwordHash !== null) return { user, invitation: null };
      if (linkHash === undefined)
        throw new DomainError('request.invalid', { detail: 'A password or a link is needed.' });
      return { user, invitation: await this.invitations.invite(tx, actor, user, linkHash) };
    });
  }

  @HandleRpc(updateUser)
  update(request: RpcRequest<typeof updateUser>, call: RpcContext): Promise<User> {
    const { actor, userId, ...changes } = request;
    return this.writes.once(call, request, (tx) => this.users.update(tx, actor, userId, changes));
  }

  @HandleRpc(deleteUser)
  delete(request: RpcRequest<typeof deleteUser>, call: RpcContext): Promise<RpcReply<typeof deleteUser>> {
    return this.writes.once(call, request, async (tx) => {
      await this.users.delete(tx, request.actor, request.userId);
      return {};
    });
  }
}
