import {
  createUser,
  deleteUser,
  getPrincipal,
  getUser,
  listUsers,
  updateUser,
  userDeactivated,
  userDeleted,
  userFacts,
  userResource,
  userUpdated,
  withdrawInvitation,
  type Principal,
  type RpcReply,
  type RpcRequest,
  type User,
} from '@plumbline/contracts';
import { hashPassword } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext, type Work } from '@plumbline/messaging';
import { Database, type Reader, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository';
import { AccountService } from '../account/account.service';
import { InvitationService } from '../invitation/invitation.service';
import { SessionEndService } from '../session/session-end.service';
import { principalOf, toUser, type StoredUser } from './user';
import { UserCreationService } from './user-creation.service';
import { differences } from './user-differences';
import { UserListRepository } from './user-list.repository';
import * as rules from './user.policy';
import { UserRepository } from './user.repository';

/** The users of an account and their permissions. */
@Injectable()
export class UserService {
  constructor(
    private readonly users: UserRepository,
    private readonly lists: UserListRepository,
    private readonly accounts: AccountService,
    private readonly accountRepository: AccountRepository,
    private readonly creation: UserCreationService,
    private readonly invitations: InvitationService,
    private readonly sessions: SessionEndService,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list({ actor, ...listing }: RpcRequest<typeof listUsers>): Promise<RpcReply<typeof listUsers>> {
    if (!rules.mayList(actor)) throw new DomainError('access.denied');
    return this.database.syncPage(listing.page, async (tx) => {
      const { items, count } = await this.lists.list(tx, actor.accountId, listing);
      return { items: items.map(toUser), count };
    });
  }

  async get({ actor, userId }: RpcRequest<typeof getUser>): Promise<User> {
    const { reader } = this.database;
    const user = rules.mayRead(actor, userId) ? await this.users.findById(reader, actor.accountId, userId) : null;
    if (!user) throw new DomainError('identity.user-not-found');
    return toUser(user);
  }

  /** The principal for an active user, without credential, and the account. */
  async principal({ accountId, userId }: RpcRequest<typeof getPrincipal>): Promise<RpcReply<typeof getPrincipal>> {
    const { reader } = this.database;
    const [user, account] = await Promise.all([
      this.findActive(reader, accountId, userId),
      this.accounts.find(reader, accountId),
    ]);
    return { principal: principalOf(user), account };
  }

  /** Creates a user with a password, or without one and invites them to choose it. */
  async create(call: RpcContext, request: RpcRequest<typeof createUser>): Promise<RpcReply<typeof createUser>> {
    // The idempotency key is stored with a fast hash of the request, which must not cover a password. The link's hash
    // differs in every repeat of the call.
    const { password, linkHash, ...hashed } = request;
    const { actor, ...wanted } = hashed;
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.unitOfWork.run(call, hashed, async (unit) => {
      rules.assertMayCreate(actor, wanted.permissions);
      const user = await this.creation.create(unit, actor.accountId, { ...wanted, passwordHash });
      if (passwordHash !== null) return { user, invitation: null };
      if (linkHash === undefined) {
        throw new DomainError('request.invalid', { detail: 'Give a password or the hash of a password link.' });
      }
      return { user, invitation: await this.invitations.invite(unit, actor, user, linkHash) };
    });
  }

  update(call: RpcContext, request: RpcRequest<typeof updateUser>): Promise<User> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { tx, now, record } = unit;
      const { actor, userId, ...wanted } = request;
      const user = await this.lock(tx, actor, userId);
      const changes = { ...wanted, permissions: wanted.permissions && rules.switched(user, wanted.permissions) };
      rules.assertMayUpdate(actor, user, changes);
      unit.requireUnchanged(userResource, toUser(user));
      if (rules.endsOwnership(user, changes)) await this.assertAnotherOwner(tx, user);
      const changed = { ...user, ...defined(changes) };
      changed.permissions = rules.uniquePermissions(rules.permissionsAfter(user, changes));
      rules.assertFitsKind(changed);
      const different = differences(user, changed);
      if (!different) return toUser(user);
      changed.updatedAt = await this.users.update(tx, changed, now);
      const facts = userFacts.parse(toUser(changed));
      await record(userUpdated, { ...facts, changes: different });
      await this.invitations.replaceEnded(unit, actor, user, changed);
      if (user.active && !changed.active) {
        await this.sessions.endAllOf(unit, user);
        await record(userDeactivated, facts);
      }
      return toUser(changed);
    });
  }

  /** Deletes a user and their sessions. The tokens service revokes the user's tokens when it receives the event. */
  delete(call: RpcContext, request: RpcRequest<typeof deleteUser>): Promise<RpcReply<typeof deleteUser>> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { actor, userId } = request;
      const user = await this.lock(unit.tx, actor, userId);
      rules.assertManages(actor, user);
      unit.requireUnchanged(userResource, toUser(user));
      await this.remove(unit, actor, user);
      return {};
    });
  }

  /** Deletes a user who has not accepted their invitation. */
  withdrawInvitation(
    call: RpcContext,
    request: RpcRequest<typeof withdrawInvitation>,
  ): Promise<RpcReply<typeof withdrawInvitation>> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { actor, userId } = request;
      const user = await this.invitations.lockInvited(unit.tx, actor, userId);
      unit.requireUnchanged(userResource, toUser(user));
      await this.remove(unit, actor, user);
      return {};
    });
  }

  private async remove(unit: Work, actor: Principal, user: StoredUser): Promise<void> {
    rules.assertManages(actor, user);
    if (user.owner && user.active) await this.assertAnotherOwner(unit.tx, user);
    await this.sessions.endAllOf(unit, user);
    await this.users.delete(unit.tx, user);
    await unit.record(userDeleted, user);
  }

  private async findActive(reader: Reader, accountId: number, id: number): Promise<StoredUser> {
    const user = await this.users.findById(reader, accountId, id);
    if (!user?.active) throw new DomainError('identity.user-not-found');
    return user;
  }

  private async lock(tx: Transaction, actor: Principal, id: number): Promise<StoredUser> {
    // The account is locked first, as by every write: two owners must not demote each other at once.
    await this.accountRepository.lockById(tx, actor.accountId);
    const user = rules.mayRead(actor, id) ? await this.users.lockById(tx, actor.accountId, id) : null;
    if (!user) throw new DomainError('identity.user-not-found');
    return user;
  }

  private async assertAnotherOwner(reader: Reader, { accountId, id }: StoredUser): Promise<void> {
    if (await this.users.hasOtherOwner(reader, accountId, id)) return;
    throw new DomainError('identity.last-owner', { detail: 'Make another user an owner first.' });
  }
}

/** Drops fields that are undefined: they must not overwrite stored values. */
function defined(changes: rules.UserChanges): Partial<rules.UserChanges> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
