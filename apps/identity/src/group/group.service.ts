import {
  eventActorOf,
  groupCreated,
  groupDeleted,
  groupMemberAdded,
  groupMemberRemoved,
  groupUpdated,
  type Group,
  type Principal,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountRepository } from '../account/account.repository';
import { UserRepository } from '../user/user.repository';
import { toGroup, type StoredGroup } from './group';
import * as rules from './group.policy';
import { GroupRepository } from './group.repository';

/** Groups of an account's people: their names, their leaders, their members. */
@Injectable()
export class GroupService {
  constructor(
    private readonly groups: GroupRepository,
    private readonly accounts: AccountRepository,
    private readonly users: UserRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async get(tx: EntityManager, actor: Principal, id: number): Promise<Group> {
    return toGroup(await this.find(tx, actor, id));
  }

  async create(tx: EntityManager, actor: Principal, wanted: Required<rules.GroupWish>): Promise<Group> {
    rules.assertManagesGroups(actor);
    await this.hold(tx, actor);
    await this.assertPeople(tx, actor, rules.nothingYet, wanted);
    const now = this.clock.now();
    const facts = {
      accountId: actor.accountId,
      name: wanted.name,
      leaderId: wanted.leaderId,
      userIds: inOrder(wanted.userIds),
      createdById: actor.userId,
      createdAt: now,
      updatedAt: now,
    };
    const group = { id: await this.groups.insert(tx, facts), ...facts };
    await this.outbox.record(tx, groupCreated, told(actor, factsOf(group)));
    await this.move(tx, actor, { ...group, ...rules.nothingYet }, group);
    return toGroup(group);
  }

  /** Changes what is named; nothing is told when nothing is different. */
  async update(tx: EntityManager, actor: Principal, id: number, wanted: rules.GroupWish): Promise<Group> {
    await this.hold(tx, actor);
    const group = await this.find(tx, actor, id);
    rules.assertManagesGroups(actor);
    await this.assertPeople(tx, actor, group, wanted);
    const { name = group.name, leaderId = group.leaderId, userIds = group.userIds } = wanted;
    const changed = { ...group, name, leaderId, userIds: inOrder(userIds), updatedAt: this.clock.now() };
    const { joined, left } = rules.movements(group, changed);
    const changes = await this.changesBetween(tx, group, changed);
    if (!changes && joined.length === 0 && left.length === 0) return toGroup(group);
    await this.groups.update(tx, changed);
    if (changes) await this.outbox.record(tx, groupUpdated, told(actor, { ...factsOf(changed), changes }));
    await this.move(tx, actor, group, changed);
    return toGroup(changed);
  }

  /** The group ends, its people stay. */
  async delete(tx: EntityManager, actor: Principal, id: number): Promise<void> {
    await this.hold(tx, actor);
    const group = await this.find(tx, actor, id);
    rules.assertManagesGroups(actor);
    await this.move(tx, actor, group, { ...group, userIds: [] });
    await this.groups.delete(tx, group);
    await this.outbox.record(tx, groupDeleted, told(actor, factsOf(group)));
  }

  /** In the order in which everybody locks: the account first, so that nobody named is deleted or deactivated meanwhile. */
  private async hold(tx: EntityManager, { accountId }: Principal): Promise<void> {
    await this.accounts.lockById(tx, accountId);
  }

  private async find(tx: EntityManager, actor: Principal, id: number): Promise<StoredGroup> {
    const group = rules.mayRead(actor) ? await this.groups.findById(tx, actor.accountId, id) : undefined;
    if (!group) throw new DomainError('identity.group-not-found');
    return group;
  }

  private async assertPeople(
    tx: EntityManager,
    { accountId }: Principal,
    before: Pick<StoredGroup, 'name' | 'leaderId' | 'userIds'>,
    wanted: rules.GroupWish,
  ): Promise<void> {
    const named = rules.newcomers(before, wanted);
    const active = await this.users.activeAmong(tx, accountId, named);
    const absent = named.filter((id) => !active.has(id));
    const [first, ...rest] = rules.problemsWith(before, wanted, absent);
    if (first) throw DomainError.of([first, ...rest]);
  }

  /** Name and leader as far as they are different, with both values; undefined when neither is. */
  private async changesBetween(tx: EntityManager, before: StoredGroup, after: StoredGroup) {
    const names = await this.users.namesOf(tx, after.accountId, [before.leaderId, after.leaderId]);
    const leaderOf = ({ leaderId }: StoredGroup) => (leaderId === null ? null : names.get(leaderId));
    const changes = {
      ...(before.name !== after.name && { name: { from: before.name, to: after.name } }),
      ...(before.leaderId !== after.leaderId && { leader: { from: leaderOf(before), to: leaderOf(after) } }),
    };
    return Object.keys(changes).length > 0 ? changes : undefined;
  }

  /** Lets people in and out; of each it is told, so that the trail of a person has it. */
  private async move(tx: EntityManager, actor: Principal, before: StoredGroup, after: StoredGroup): Promise<void> {
    const { joined, left } = rules.movements(before, after);
    await this.groups.addMembers(tx, after, joined);
    await this.groups.removeMembers(tx, after, left);
    const names = await this.users.namesOf(tx, after.accountId, [...joined, ...left]);
    const { id: groupId, name } = after;
    const of = (userId: number) => told(actor, { groupId, name, userId, userName: names.get(userId) ?? '' });
    await this.outbox.recordAll(tx, groupMemberAdded, joined.map(of));
    await this.outbox.recordAll(tx, groupMemberRemoved, left.map(of));
  }
}

function told<Data extends object>(actor: Principal, data: Data) {
  return { accountId: actor.accountId, actor: eventActorOf(actor), data };
}

function factsOf({ id, name, leaderId }: StoredGroup) {
  return { groupId: id, name, leaderId };
}

function inOrder(userIds: readonly number[]): number[] {
  return [...new Set(userIds)].sort((one, other) => one - other);
}
