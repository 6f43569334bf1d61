import { ColumnMap, type Reader, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StoredUser } from './user';
import { UserEntity } from './user.entity';

/** A user who tries to sign in, with the hash of their password. */
export type SignInCandidate = StoredUser & { passwordHash: string | null };

const columns = ColumnMap.of(UserEntity);

@Injectable()
export class UserRepository {
  findById(reader: Reader, accountId: number, id: number): Promise<StoredUser | null> {
    return reader.findOneBy(UserEntity, { accountId, id });
  }

  /** The user, locked until the transaction ends. */
  lockById(tx: Transaction, accountId: number, id: number): Promise<StoredUser | null> {
    return tx.findOne(UserEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Finds a user by e-mail alone, which is unique in the installation: before a sign-in the account is unknown. */
  findByEmail(reader: Reader, email: string): Promise<StoredUser | null> {
    return reader.findOneBy(UserEntity, { email });
  }

  /** Finds an active user by e-mail alone, with the hash of their password. */
  findSignInCandidate(reader: Reader, email: string): Promise<SignInCandidate | null> {
    return reader
      .createQueryBuilder(UserEntity, 'candidate')
      .addSelect('candidate.passwordHash')
      .where('candidate.email = :email and candidate.active', { email })
      .getOne();
  }

  /** The full names of those of the users who exist. */
  async namesOf(
    reader: Reader,
    accountId: number,
    ids: readonly (number | null)[],
  ): Promise<ReadonlyMap<number, string>> {
    const wanted = ids.filter((id) => id !== null);
    if (wanted.length === 0) return new Map();
    const users = await reader.findBy(UserEntity, { accountId, id: In(wanted) });
    return new Map(users.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  }

  /** The numbers of those of the users who are active. */
  async activeAmong(reader: Reader, accountId: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const users = await reader.find(UserEntity, {
      where: { accountId, id: In([...ids]), active: true },
      select: { id: true },
    });
    return new Set(users.map(({ id }) => id));
  }

  /** The hash of a user's password; undefined when there is none. */
  async findPasswordHash(reader: Reader, accountId: number, id: number): Promise<string | undefined> {
    const found = await reader.findOne(UserEntity, {
      where: { accountId, id },
      select: { id: true, passwordHash: true },
    });
    return found?.passwordHash ?? undefined;
  }

  /** Whether the account has an active owner besides this user. */
  hasOtherOwner(reader: Reader, accountId: number, exceptId: number): Promise<boolean> {
    return reader
      .createQueryBuilder(UserEntity, 'other')
      .where('other.accountId = :accountId and other.id <> :exceptId', { accountId, exceptId })
      .andWhere('other.owner and other.active')
      .getExists();
  }

  /** Resolves with the user as stored. */
  async insert(tx: Transaction, user: Omit<StoredUser, 'id'> & { passwordHash: string | null }): Promise<StoredUser> {
    const { passwordHash: _, ...stored } = await columns.insert(tx, user);
    return stored;
  }

  /** Changes a locked user. Resolves with the time of the change that the database has stored. */
  async update(tx: Transaction, { id, accountId, ...changes }: StoredUser, updatedAt: Date): Promise<Date> {
    const [row] = await columns.update(tx, { accountId, id }, { ...changes, updatedAt });
    return row!.updatedAt;
  }

  /** Sets the hash of a user's password. The first password activates the user. */
  async setPassword(
    tx: Transaction,
    { accountId, id, activatedAt }: StoredUser,
    { passwordHash, at }: { passwordHash: string; at: Date },
  ): Promise<void> {
    await tx.update(
      UserEntity,
      { accountId, id },
      { passwordHash, activatedAt: activatedAt ?? at, ...(activatedAt ? {} : { updatedAt: at }) },
    );
  }

  async delete(tx: Transaction, { accountId, id }: StoredUser): Promise<void> {
    await tx.delete(UserEntity, { accountId, id });
  }
}
