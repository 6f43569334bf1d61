import { Injectable } from '@nestjs/common';
import type { TokenEndReason } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import type { SelectQueryBuilder } from 'typeorm';
import type { StoredToken } from './token';
import { TokenEntity } from './token.entity';

/** When and from which IP address a token was used. */
export interface TokenUse {
  accountId: number;
  tokenId: string;
  at: string;
  ip: string;
}

/** The SQL condition of `isLive`. A property test compares the two. */
const live = 'token.revokedAt is null and (token.expiresAt is null or token.expiresAt > :now)';

/** Tokens that their user lists and revokes: expired ones as well, except for API explorer tokens. */
const listed = 'token.revokedAt is null and (token.explorerSessionId is null or token.expiresAt > :now)';

@Injectable()
export class TokenRepository {
  /** Finds a presented token by its id alone: the caller is not authenticated yet, so its account is unknown. */
  findPresented(reader: Reader, id: string): Promise<StoredToken | null> {
    return reader.findOneBy(TokenEntity, { id });
  }

  /** As `findPresented`, locked until the transaction ends. */
  lockPresented(tx: Transaction, id: string): Promise<StoredToken | null> {
    return tx.findOne(TokenEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The account's token, locked until the transaction ends. */
  lockById(tx: Transaction, accountId: number, id: string): Promise<StoredToken | null> {
    return tx.findOne(TokenEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** A user's tokens that are not revoked, the newest first. API explorer tokens are left out once they have expired. */
  listUnrevoked(
    reader: Reader,
    accountId: number,
    { userId, now }: { userId: number; now: Date },
  ): Promise<StoredToken[]> {
    return reader
      .createQueryBuilder(TokenEntity, 'token')
      .where('token.accountId = :accountId and token.userId = :userId', { accountId, userId })
      .andWhere(listed, { now })
      .orderBy('token.createdAt', 'DESC')
      .addOrderBy('token.id')
      .getMany();
  }

  /** Serialises the creation of a user's tokens until the transaction ends. */
  async lockUser(tx: Transaction, userId: number): Promise<void> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('tokens-of-user', $1))", [userId]);
  }

  /**
   * The number of a user's live tokens, except one that is about to be replaced. Locks the user: of two tokens that are
   * made at once only one may take the last place.
   */
  async lockAndCountLive(
    tx: Transaction,
    accountId: number,
    { userId, now, except }: { userId: number; now: Date; except?: string },
  ): Promise<number> {
    await this.lockUser(tx, userId);
    return tx
      .createQueryBuilder(TokenEntity, 'token')
      .where('token.accountId = :accountId and token.userId = :userId', { accountId, userId })
      .andWhere(live, { now })
      .andWhere('token.id <> :except and token.explorerSessionId is null', { except: except ?? '' })
      .getCount();
  }

  /** The live API explorer tokens of a user or of one session, locked until the transaction ends. */
  lockLiveExplorerTokens(
    tx: Transaction,
    accountId: number,
    { now, ...of }: { now: Date } & ({ userId: number } | { sessionId: string }),
  ): Promise<StoredToken[]> {
    const holder =
      'userId' in of
        ? 'token.userId = :userId and token.explorerSessionId is not null'
        : 'token.explorerSessionId = :sessionId';
    return this.locked(tx, accountId).andWhere(holder, of).andWhere(live, { now }).getMany();
  }

  async insert(tx: Transaction, token: StoredToken): Promise<void> {
    await tx.insert(TokenEntity, token);
  }

  async markRevoked(
    tx: Transaction,
    accountId: number,
    id: string,
    revocation: { at: Date; by: number | null; reason: TokenEndReason },
  ): Promise<void> {
    const { at: revokedAt, by: revokedBy, reason: revokedReason } = revocation;
    await tx.update(TokenEntity, { accountId, id }, { revokedAt, revokedBy, revokedReason });
  }

  /** Sets the expiry of a token that has a successor. It needs no warning. */
  async setExpiry(tx: Transaction, accountId: number, id: string, expiresAt: Date): Promise<void> {
    await tx.update(TokenEntity, { accountId, id }, { expiresAt, warnedDays: 0 });
  }

  /**
   * A user's tokens that are not revoked and were made before an instant, locked until the transaction ends. API explorer
   * tokens are left out once they have expired.
   */
  lockMadeBefore(
    tx: Transaction,
    accountId: number,
    { userId, at, now }: { userId: number; at: Date; now: Date },
  ): Promise<StoredToken[]> {
    return this.locked(tx, accountId)
      .andWhere('token.userId = :userId and token.createdAt <= :at', { userId, at })
      .andWhere(listed, { now })
      .getMany();
  }

  /** Tokens of all accounts that expire before an instant and may need a warning. Skips tokens that are locked. */
  lockExpiring(
    tx: Transaction,
    { now, before, limit }: { now: Date; before: Date; limit: number },
  ): Promise<StoredToken[]> {
    return (
      tx
        .createQueryBuilder(TokenEntity, 'token')
        .where('token.revokedAt is null and token.expiresAt > :now and token.expiresAt <= :before', { now, before })
        .andWhere('(token.warnedDays is null or token.warnedDays > 1)')
        // A token with its first warning needs nothing until the second one is due.
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

  async setWarned(tx: Transaction, accountId: number, id: string, warnedDays: number): Promise<void> {
    await tx.update(TokenEntity, { accountId, id }, { warnedDays });
  }

  /**
   * Stores many uses in one statement. Times never go backwards, in whatever order batches arrive. Rows are locked in the
   * order of their ids, so that two batches at once cannot deadlock.
   */
  async recordUses(tx: Transaction, uses: readonly TokenUse[]): Promise<void> {
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

  /** Locks the selected tokens until the transaction ends, in the order of their ids, so that two transactions cannot deadlock. */
  private locked(tx: Transaction, accountId: number): SelectQueryBuilder<TokenEntity> {
    return tx
      .createQueryBuilder(TokenEntity, 'token')
      .where('token.accountId = :accountId', { accountId })
      .orderBy('token.id')
      .setLock('pessimistic_write');
  }
}
