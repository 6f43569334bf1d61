import {
  createGroup,
  deleteGroup,
  getGroup,
  groupCreated,
  groupDeleted,
  groupMemberAdded,
  groupMemberRemoved,
  groupResource,
  groupUpdated,
  listGroups,
  updateGroup,
  type Group,
  type Principal,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext, type Work } from '@plumbline/messaging';
import { Database, type Reader } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository';
import { UserRepository } from '../user/user.repository';
import { toGroup, type StoredGroup } from './group';
import { GroupListRepository } from './group-list.repository';
import * as rules from './group.policy';
import { GroupRepository } from './group.repository';

/** Groups of an account's users, with their names, leaders and members. */
@Injectable()
export class GroupService {
  constructor(
    private readonly groups: GroupRepository,
    private readonly lists: GroupListRepository,
    private readonly accounts: AccountRepository,
    private readonly users: UserRepository,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(request: RpcRequest<typeof listGroups>): Promise<RpcReply<typeof listGroups>> {
    const { actor, checkInHouse, ...listing } = request;
    if (!rules.mayRead(actor)) throw new DomainError('access.denied');
    const { reader } = this.database;
    const [{ items, count }, haveInHouseUsers] = await Promise.all([
      this.lists.list(reader, actor.accountId, listing),
      checkInHouse ? this.lists.haveInHouseUsers(reader, actor.accountId, listing) : undefined,
    ]);
    return { items: items.map(toGroup), count, haveInHouseUsers };
  }

  async get({ actor, groupId }: RpcRequest<typeof getGroup>): Promise<Group> {
    return toGroup(await this.find(this.database.reader, actor, groupId));
  }

  create(call: RpcContext, request: RpcRequest<typeof createGroup>): Promise<Group> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { tx, now, record } = unit;
      const { actor, ...wanted } = request;
      rules.assertManagesGroups(actor);
      await this.lockAccount(unit, actor);
      await this.assertActive(tx, actor, rules.emptyGroup, wanted);
      const facts = {
        accountId: actor.accountId,
        name: wanted.name,
        leaderId: wanted.leaderId,
        userIds: uniqueSorted(wanted.userIds),
        createdById: actor.userId,
        createdAt: now,
        updatedAt: now,
      };
      const group = { id: await this.groups.insert(tx, facts), ...facts };
      await record(groupCreated, factsOf(group));
      await this.changeMembers(unit, { ...group, ...rules.emptyGroup }, group);
      return toGroup(group);
    });
  }

  /** Changes the given attributes. Records no event when no value differs. */
  update(call: RpcContext, request: RpcRequest<typeof updateGroup>): Promise<Group> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { tx, now, record } = unit;
      const { actor, groupId, ...wanted } = request;
      await this.lockAccount(unit, actor);
      const group = await this.find(tx, actor, groupId);
      rules.assertManagesGroups(actor);
      unit.requireUnchanged(groupResource, toGroup(group));
      await this.assertActive(tx, actor, group, wanted);
      const { name = group.name, leaderId = group.leaderId, userIds = group.userIds } = wanted;
      const changed = { ...group, name, leaderId, userIds: uniqueSorted(userIds), updatedAt: now };
      const { added, removed } = rules.memberChanges(group, changed);
      const changes = await this.changesBetween(tx, group, changed);
      if (!changes && added.length === 0 && removed.length === 0) return toGroup(group);
      await this.groups.update(tx, changed);
      if (changes) await record(groupUpdated, { ...factsOf(changed), changes });
      await this.changeMembers(unit, group, changed);
      return toGroup(changed);
    });
  }

  /** Deletes the group. Its members stay users of the account. */
  delete(call: RpcContext, request: RpcRequest<typeof deleteGroup>): Promise<RpcReply<typeof deleteGroup>> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { actor, groupId } = request;
      await this.lockAccount(unit, actor);
      const group = await this.find(unit.tx, actor, groupId);
      rules.assertManagesGroups(actor);
      unit.requireUnchanged(groupResource, toGroup(group));
      await this.changeMembers(unit, group, { ...group, userIds: [] });
      await this.groups.delete(unit.tx, group);
      await unit.record(groupDeleted, factsOf(group));
      return {};
    });
  }

  /** Locks the account first, as every write does, so that no named user is deleted or deactivated meanwhile. */
  private async lockAccount({ tx }: Work, { accountId }: Principal): Promise<void> {
    await this.accounts.lockById(tx, accountId);
  }

  private async find(reader: Reader, actor: Principal, id: number): Promise<StoredGroup> {
    const group = rules.mayRead(actor) ? await this.groups.findById(reader, actor.accountId, id) : undefined;
    if (!group) throw new DomainError('identity.group-not-found');
    return group;
  }

  /** @throws DomainError `identity.group-user-not-found` for each added user who is not active. */
  private async assertActive(
    reader: Reader,
    { accountId }: Principal,
    before: Pick<StoredGroup, 'name' | 'leaderId' | 'userIds'>,
    wanted: rules.GroupChanges,
  ): Promise<void> {
    const added = rules.addedUsers(before, wanted);
    const active = await this.users.activeAmong(reader, accountId, added);
    const inactive = added.filter((id) => !active.has(id));
    const [first, ...rest] = rules.problemsWith(before, wanted, inactive);
    if (first) throw DomainError.of([first, ...rest]);
  }

  /** Name and leader where they differ, with both values. Undefined when neither differs. */
  private async changesBetween(reader: Reader, before: StoredGroup, after: StoredGroup) {
    const names = await this.users.namesOf(reader, after.accountId, [before.leaderId, after.leaderId]);
    const leaderOf = ({ leaderId }: StoredGroup) => (leaderId === null ? null : names.get(leaderId));
    const changes = {
      ...(before.name !== after.name && { name: { from: before.name, to: after.name } }),
      ...(before.leaderId !== after.leaderId && { leader: { from: leaderOf(before), to: leaderOf(after) } }),
    };
    return Object.keys(changes).length > 0 ? changes : undefined;
  }

  /** Adds and removes members. Records an event for each, so that the audit trail shows it under the user. */
  private async changeMembers({ tx, recordAll }: Work, before: StoredGroup, after: StoredGroup): Promise<void> {
    const { added, removed } = rules.memberChanges(before, after);
    await this.groups.addMembers(tx, after, added);
    await this.groups.removeMembers(tx, after, removed);
    const names = await this.users.namesOf(tx, after.accountId, [...added, ...removed]);
    const { id: groupId, name } = after;
    const of = (userId: number) => ({ groupId, name, userId, userName: names.get(userId) ?? '' });
    await recordAll(groupMemberAdded, added.map(of));
    await recordAll(groupMemberRemoved, removed.map(of));
  }
}

function factsOf({ id, name, leaderId }: StoredGroup) {
  return { groupId: id, name, leaderId };
}

function uniqueSorted(userIds: readonly number[]): number[] {
  return [...new Set(userIds)].sort((one, other) => one - other);
}
