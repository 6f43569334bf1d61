import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThan, Not, type EntityManager } from 'typeorm';
import type { TokenEndReason } from '@plumbline/contracts';
import type { StoredToken } from './token';
import { TokenEntity } from './token.entity';

/** When and from where a token was used. */
export interface TokenUse {
  accountId: number;
  tokenId: string;
  at: string;
  ip: string;
}

/** Where tokens are kept. */
@Injectable()
export class TokenRepository {
  /** By its id alone: whoever presents a token does not say whose it is. */
  findPresented(tx: EntityManager, id: string): Promise<StoredToken | null> {
    return tx.findOneBy(TokenEntity, { id });
  }

  /** As `findPresented`, locked until the transaction ends. */
  lockPresented(tx: EntityManager, id: string): Promise<StoredToken | null> {
    return tx.findOne(TokenEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The account's token, locked until the transaction ends. */
  lockById(tx: EntityManager, accountId: number, id: string): Promise<StoredToken | null> {
    return tx.findOne(TokenEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** A user's tokens that are not revoked, the newest first; those of the API explorer only while they work. */
  listUnrevoked(
    tx: EntityManager,
    { accountId, userId, now }: { accountId: number; userId: number; now: Date },
  ): Promise<StoredToken[]> {
    return tx
      .createQueryBuilder(TokenEntity, 'token')
      .where('token.accountId = :accountId and token.userId = :userId', { accountId, userId })
      .andWhere('token.revokedAt is null')
      .andWhere('(token.explorerSessionId is null or token.expiresAt > :now)', { now })
      .orderBy('token.createdAt', 'DESC')
      .addOrderBy('token.id')
      .getMany();
  }

  /** Makes whoever makes a token for the user wait until the transaction ends. */
  async lockUser(tx: EntityManager, userId: number): Promise<void> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('tokens-of-user', $1))", [userId]);
  }

  /**
   * How many of a user's own tokens work, but for one that is about to be replaced. Until the transaction ends nobody else
   * counts them: two that are made at once must not both find the last place free.
   */
  async lockAndCountLive(
    tx: EntityManager,
    { accountId, userId, now, except }: { accountId: number; userId: number; now: Date; except?: string },
  ): Promise<number> {
    await this.lockUser(tx, userId);
    return tx
      .createQueryBuilder(TokenEntity, 'token')
      .where('token.accountId = :accountId and token.userId = :userId', { accountId, userId })
      .andWhere('token.revokedAt is null and (token.expiresAt is null or token.expiresAt > :now)', { now })
      .andWhere('token.id <> :except and token.explorerSessionId is null', { except: except ?? '' })
      .getCount();
  }

  /** The tokens of the API explorer that work, of a user or of one session, locked until the transaction ends. */
  lockLiveOfExplorer(
    tx: EntityManager,
    { accountId, now, ...of }: { accountId: number; now: Date } & ({ userId: number } | { sessionId: string }),
  ): Promise<StoredToken[]> {
    const whose =
      'userId' in of ? { userId: of.userId, explorerSessionId: Not(IsNull()) } : { explorerSessionId: of.sessionId };
    return tx.find(TokenEntity, {
      where: { accountId, ...whose, revokedAt: IsNull(), expiresAt: MoreThan(now) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async insert(tx: EntityManager, token: StoredToken): Promise<void> {
    await tx.insert(TokenEntity, token);
  }

  async markRevoked(
    tx: EntityManager,
    { accountId, id }: StoredToken,
    revocation: { at: Date; by: number | null; reason: TokenEndReason },
  ): Promise<void> {
    const { at: revokedAt, by: revokedBy, reason: revokedReason } = revocation;
    await tx.update(TokenEntity, { accountId, id }, { revokedAt, revokedBy, revokedReason });
  }

  /** The end of a token that has a successor: nobody has to be warned of it. */
  async setEnd(tx: EntityManager, { accountId, id }: StoredToken, expiresAt: Date): Promise<void> {
    await tx.update(TokenEntity, { accountId, id }, { expiresAt, warnedDays: 0 });
  }

  /**
   * A user's tokens that are not revoked and were made before an instant, locked until the transaction ends; those of the API
   * explorer only while they work.
   */
  lockMadeBefore(
    tx: EntityManager,
    { accountId, userId, at, now }: { accountId: number; userId: number; at: Date; now: Date },
  ): Promise<StoredToken[]> {
    const unrevoked = { accountId, userId, revokedAt: IsNull(), createdAt: LessThanOrEqual(at) };
    return tx.find(TokenEntity, {
      where: [
        { ...unrevoked, explorerSessionId: IsNull() },
        { ...unrevoked, expiresAt: MoreThan(now) },
      ],
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Tokens that end before an instant and whose users may have to be warned; none that somebody else has locked. */
  lockEnding(
    tx: EntityManager,
    { now, before, limit }: { now: Date; before: Date; limit: number },
  ): Promise<StoredToken[]> {
    return (
      tx
        .createQueryBuilder(TokenEntity, 'token')
        .where('token.revokedAt is null and token.expiresAt > :now and token.expiresAt <= :before', { now, before })
        .andWhere('(token.warnedDays is null or token.warnedDays > 1)')
        // Those warned for the first time wait until the second warning is due.
        .andWhere(`(token.warnedDays is null or token.expiresAt <= :tomorrow)`, {
          tomorrow: new Date(now.getTime() + 86_400_000),
        })
        .orderBy('token.expiresAt')
        .take(limit)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany()
    );
  }

  async setWarned(tx: EntityManager, { accountId, id }: StoredToken, warnedDays: number): Promise<void> {
    await tx.update(TokenEntity, { accountId, id }, { warnedDays });
  }

  /**
   * Writes down many uses in one statement. Times never go backwards, whatever order batches arrive in; rows are locked in
   * the order of their ids, so that two batches at once do not block each other for good.
   */
  async recordUses(tx: EntityManager, uses: readonly TokenUse[]): Promise<void> {
    await tx.query(
      `with latest as (
         select distinct on (account_id, id) account_id, id, at, ip
         from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[]) as used (account_id, id, at, ip)
         order by account_id, id, at desc
       ), locked as (
         select token.id, latest.at, latest.ip
         from access_token token join latest on latest.id = token.id and latest.account_id = token.account_id
         order by token.id
         for no key update of token
       )
       update access_token token
       set last_used_at = greatest(token.last_used_at, locked.at),
           last_used_ip = case when token.last_used_at > locked.at then token.last_used_ip else locked.ip end
       from locked where token.id = locked.id`,
      [
        uses.map(({ accountId }) => accountId),
        uses.map(({ tokenId }) => tokenId),
        uses.map(({ at }) => at),
        uses.map(({ ip }) => ip),
      ],
    );
  }
}
