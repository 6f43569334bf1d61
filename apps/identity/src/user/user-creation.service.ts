import { userCreated, userFacts, type Language, type Permission, type User, type UserKind } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { Work } from '@plumbline/messaging';
import { isUniqueViolation } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { toUser } from './user';
import { uniqueEmail } from './user.entity';
import { assertFitsKind, uniquePermissions } from './user.policy';
import { UserRepository } from './user.repository';

export interface NewUser {
  /** In canonical form. */
  email: string;
  firstName: string;
  lastName: string;
  kind: UserKind;
  permissions: Permission[];
  language?: Language;
  /** Null for a user who is to be invited. Hashed by the caller: it takes too long for a transaction. */
  passwordHash: string | null;
  owner?: boolean;
}

/** Creates users for `UserService` and for operators. Does not check permissions. */
@Injectable()
export class UserCreationService {
  constructor(private readonly users: UserRepository) {}

  /**
   * Creates a user. The unit of work belongs to the account.
   * @throws DomainError `identity.email-taken`, and those of `assertFitsKind`.
   */
  async create({ tx, now, record }: Work, accountId: number, wanted: NewUser): Promise<User> {
    const { passwordHash, owner = false, language = 'en', ...facts } = wanted;
    const user = {
      ...facts,
      accountId,
      permissions: uniquePermissions(facts.permissions),
      owner,
      language,
      active: true,
      activatedAt: passwordHash === null ? null : now,
      createdAt: now,
      updatedAt: now,
    };
    assertFitsKind(user);
    const created = toUser(await this.users.insert(tx, { ...user, passwordHash }).catch(asEmailTaken));
    await record(userCreated, userFacts.parse(created));
    return created;
  }
}

function asEmailTaken(error: unknown): never {
  if (!isUniqueViolation(error, uniqueEmail)) throw error;
  throw new DomainError('identity.email-taken', { source: { pointer: '/data/attributes/email' }, cause: error });
}
