import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { StoredUser } from './user';
import { UserEntity } from './user.entity';

/** A person who may be about to sign in, with what the password is checked against. */
export type SignInCandidate = StoredUser & { passwordHash: string | null };

/** Where people are kept. All but the sign-in asks within one account. */
@Injectable()
export class UserRepository {
  findById(tx: EntityManager, accountId: number, id: number): Promise<StoredUser | null> {
    return tx.findOneBy(UserEntity, { accountId, id });
  }

  /** The user, locked until the transaction ends. */
  lockById(tx: EntityManager, accountId: number, id: number): Promise<StoredUser | null> {
    return tx.findOne(UserEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** E-mails are unique over the installation: before a sign-in nobody knows the account. */
  findByEmail(tx: EntityManager, email: string): Promise<StoredUser | null> {
    return tx.findOneBy(UserEntity, { email });
  }

  findSignInCandidate(tx: EntityManager, email: string): Promise<SignInCandidate | null> {
    return tx
      .createQueryBuilder(UserEntity, 'candidate')
      .addSelect('candidate.passwordHash')
      .where('candidate.email = :email and candidate.active', { email })
      .getOne();
  }

  /** What people are called, as far as they are there. */
  async namesOf(
    tx: EntityManager,
    accountId: number,
    ids: readonly (number | null)[],
  ): Promise<ReadonlyMap<number, string>> {
    const wanted = ids.filter((id) => id !== null);
    if (wanted.length === 0) return new Map();
    const people = await tx.findBy(UserEntity, { accountId, id: In(wanted) });
    return new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  }

  /** Those of the account's users with these numbers who are active. */
  async activeAmong(tx: EntityManager, accountId: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const people = await tx.find(UserEntity, {
      where: { accountId, id: In([...ids]), active: true },
      select: { id: true },
    });
    return new Set(people.map(({ id }) => id));
  }

  /** What a user's password is checked against. */
  async findPasswordHash(tx: EntityManager, accountId: number, id: number): Promise<string | undefined> {
    const found = await tx.findOne(UserEntity, { where: { accountId, id }, select: { id: true, passwordHash: true } });
    return found?.passwordHash ?? undefined;
  }

  /** Whether somebody else than this user is an active owner of the account. */
  hasOtherOwner(tx: EntityManager, accountId: number, exceptId: number): Promise<boolean> {
    return tx
      .createQueryBuilder(UserEntity, 'other')
      .where('other.accountId = :accountId and other.id <> :exceptId', { accountId, exceptId })
      .andWhere('other.owner and other.active')
      .getExists();
  }

  /** The new user's number. */
  async insert(tx: EntityManager, user: Omit<StoredUser, 'id'> & { passwordHash: string | null }): Promise<number> {
    const { generatedMaps } = await tx.insert(UserEntity, user);
    // Generated values come as pg hands them out, past the column's transformer.
    return Number((generatedMaps[0] as UserEntity).id);
  }

  async update(tx: EntityManager, { id, accountId, ...changes }: StoredUser): Promise<void> {
    await tx.update(UserEntity, { accountId, id }, changes);
  }

  /** Sets what the password is checked against; the first time makes the user an active one. */
  async setPassword(
    tx: EntityManager,
    { accountId, id, activatedAt }: StoredUser,
    { passwordHash, at }: { passwordHash: string; at: Date },
  ): Promise<void> {
    await tx.update(
      UserEntity,
      { accountId, id },
      { passwordHash, activatedAt: activatedAt ?? at, ...(activatedAt ? {} : { updatedAt: at }) },
    );
  }

  async delete(tx: EntityManager, { accountId, id }: StoredUser): Promise<void> {
    await tx.delete(UserEntity, { accountId, id });
  }
}
