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
import { DomainError } from '@plumbline/errors';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { Writes } from '../writes';
import { toGroup } from './group';
import { GroupListRepository } from './group-list.repository';
import { mayRead } from './group.policy';
import { GroupService } from './group.service';

@Injectable()
export class GroupRpc {
  constructor(
    private readonly groups: GroupService,
    private readonly lists: GroupListRepository,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(listGroups)
  async list({ actor, checkInHouse, ...listing }: RpcRequest<typeof listGroups>): Promise<RpcReply<typeof listGroups>> {
    if (!mayRead(actor)) throw new DomainError('access.denied');
    const { manager } = this.database;
    const { accountId } = actor;
    const [{ items, count }, haveInHouseUsers] = await Promise.all([
      this.lists.list(manager, accountId, listing),
      checkInHouse ? this.lists.haveInHouseUsers(manager, accountId, listing) : undefined,
    ]);
    return { items: items.map(toGroup), count, haveInHouseUsers };
  }

  @HandleRpc(getGroup)
  get({ actor, groupId }: RpcRequest<typeof getGroup>): Promise<Group> {
    return this.groups.get(this.database.manager, actor, groupId);
  }

  @HandleRpc(createGroup)
  create(request: RpcRequest<typeof createGroup>, call: RpcContext): Promise<Group> {
    const { actor, ...wanted } = request;
    return this.writes.once(call, request, (tx) => this.groups.create(tx, actor, wanted));
  }

  @HandleRpc(updateGroup)
  update(request: RpcRequest<typeof updateGroup>, call: RpcContext): Promise<Group> {
    const { actor, groupId, ...wanted } = request;
    return this.writes.once(call, request, (tx) => this.groups.update(tx, actor, groupId, wanted));
  }

  @HandleRpc(deleteGroup)
  delete(request: RpcRequest<typeof deleteGroup>, call: RpcContext): Promise<RpcReply<typeof deleteGroup>> {
    return this.writes.once(call, request, async (tx) => {
      await this.groups.delete(tx, request.actor, request.groupId);
      return {};
    });
  }
}
