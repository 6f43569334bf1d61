import {
  eventActorOf,
  userCreated,
  userDeactivated,
  userDeleted,
  userFacts,
  userUpdated,
  type Language,
  type Permission,
  type Principal,
  type User,
  type UserKind,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { isUniqueViolation } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountRepository } from '../account/account.repository';
import { SessionEndService } from '../session/session-end.service';
import { normalizeEmail, principalOf, toUser, type StoredUser } from './user';
import { differences } from './user-differences';
import { uniqueEmail } from './user.entity';
import * as rules from './user.policy';
import { UserRepository } from './user.repository';

/** A user to be added. The password comes hashed: that takes too long for a transaction. */
export interface NewUser {
  email: string;
  firstName: string;
  lastName: string;
  kind: UserKind;
  permissions: Permission[];
  language?: Language;
  /** Null for somebody who is to be invited. */
  passwordHash: string | null;
  owner?: boolean;
}

/** People of an account: who they are and what they may do. */
@Injectable()
export class UserService {
  constructor(
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionEndService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async get(tx: EntityManager, actor: Principal, id: number): Promise<User> {
    const user = rules.mayRead(actor, id) ? await this.users.findById(tx, actor.accountId, id) : null;
    if (!user) throw new DomainError('identity.user-not-found');
    return toUser(user);
  }

  /** What an active user may do, without how they proved who they are; else `identity.user-not-found`. */
  async principal(tx: EntityManager, accountId: number, id: number): Promise<ReturnType<typeof principalOf>> {
    const user = await this.users.findById(tx, accountId, id);
    if (!user?.active) throw new DomainError('identity.user-not-found');
    return principalOf(user);
  }

  async findByEmail(tx: EntityManager, email: string): Promise<User | undefined> {
    const user = await this.users.findByEmail(tx, normalizeEmail(email));
    return user ? toUser(user) : undefined;
  }

  async create(tx: EntityManager, actor: Principal, user: NewUser): Promise<User> {
    rules.assertMayCreate(actor, user.permissions);
    return this.add(tx, actor.accountId, user, actor);
  }

  /** Adds a user; without an actor it is the operator's doing, who needs no permission. */
  async add(tx: EntityManager, accountId: number, wanted: NewUser, actor?: Principal): Promise<User> {
    const { passwordHash, owner = false, language = 'en', ...facts } = wanted;
    const now = this.clock.now();
    const user = {
      ...facts,
      accountId,
      email: normalizeEmail(facts.email),
      permissions: unique(facts.permissions),
      owner,
      language,
      active: true,
      activatedAt: passwordHash === null ? null : now,
      createdAt: now,
      updatedAt: now,
    };
    rules.assertFitsKind(user);
    const id = await this.users.insert(tx, { ...user, passwordHash }).catch(asEmailTaken);
    const added = toUser({ id, ...user });
    const told = { accountId, actor: actor && eventActorOf(actor), data: userFacts.parse(added) };
    await this.outbox.record(tx, userCreated, told);
    return added;
  }

  async update(tx: EntityManager, actor: Principal, id: number, changes: rules.UserChanges): Promise<User> {
    const user = await this.lock(tx, actor, id);
    rules.assertMayUpdate(actor, user, changes);
    if (rules.endsOwnership(user, changes)) await this.assertAnotherOwner(tx, user);
    const changed = { ...user, ...defined(changes) };
    changed.permissions = unique(rules.permissionsAfter(user, changes));
    rules.assertFitsKind(changed);
    const different = differences(user, changed);
    if (!different) return toUser(user);
    changed.updatedAt = this.clock.now();
    await this.users.update(tx, changed);
    const told = { accountId: user.accountId, actor: eventActorOf(actor), data: userFacts.parse(toUser(changed)) };
    await this.outbox.record(tx, userUpdated, { ...told, data: { ...told.data, changes: different } });
    if (user.active && !changed.active) {
      await this.sessions.endAllOf(tx, user, told.actor);
      await this.outbox.record(tx, userDeactivated, told);
    }
    return toUser(changed);
  }

  /** For good: the sessions go with the user, and the tokens when their service hears of it. */
  async delete(tx: EntityManager, actor: Principal, id: number): Promise<void> {
    const user = await this.lock(tx, actor, id);
    rules.assertManages(actor, user);
    if (user.owner && user.active) await this.assertAnotherOwner(tx, user);
    const told = eventActorOf(actor);
    await this.sessions.endAllOf(tx, user, told);
    await this.users.delete(tx, user);
    await this.outbox.record(tx, userDeleted, { accountId: user.accountId, actor: told, data: user });
  }

  private async lock(tx: EntityManager, actor: Principal, id: number): Promise<StoredUser> {
    // First the account, as rules over all of its users need it still: two owners must not demote each other at once.
    await this.accounts.lockById(tx, actor.accountId);
    const user = rules.mayRead(actor, id) ? await this.users.lockById(tx, actor.accountId, id) : null;
    if (!user) throw new DomainError('identity.user-not-found');
    return user;
  }

  private async assertAnotherOwner(tx: EntityManager, { accountId, id }: StoredUser): Promise<void> {
    if (await this.users.hasOtherOwner(tx, accountId, id)) return;
    throw new DomainError('identity.last-owner', { detail: 'Make somebody else an owner first.' });
  }
}

function unique(permissions: Permission[]): Permission[] {
  return [...new Set(permissions)];
}

function asEmailTaken(error: unknown): never {
  if (!isUniqueViolation(error, uniqueEmail)) throw error;
  throw new DomainError('identity.email-taken', { source: { pointer: '/data/attributes/email' }, cause: error });
}

/** The fields that were given: `undefined` must not overwrite what is there. */
function defined(changes: rules.UserChanges): Partial<rules.UserChanges> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
