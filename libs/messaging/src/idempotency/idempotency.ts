import { Injectable } from '@nestjs/common';
import type { Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { EntityManager } from 'typeorm';
import type { RpcContext } from '../rpc/rpc-context';
import { fingerprintOf } from './fingerprint';

/** Which write it is, and the key under which it is done once. */
type KeyedCall = Pick<RpcContext, 'name' | 'idempotencyKey'>;

/** Lets a write that arrives twice be done once, with the same reply both times. */
@Injectable()
export class Idempotency {
  /**
   * Does `work` unless a call with this key has been done, whose reply it then resolves with. Everything happens in
   * `tx`: work that fails leaves no trace, and a second arrival waits for the first to commit or give up.
   * A remembered reply has been through JSON. All share the keys: those that customers choose go through `onceFor`.
   *
   * @throws DomainError `request.idempotency-key-reused` when the call or its `request` differs from that of the first time.
   */
  async once<T>(
    tx: EntityManager,
    { name, idempotencyKey: key }: KeyedCall,
    request: unknown,
    work: () => Promise<T>,
  ): Promise<T> {
    if (key === undefined) throw new TypeError('a write that is to be done once needs an idempotency key');
    const fingerprint = fingerprintOf([name, request]);
    const claimed = await tx.query<unknown[]>(
      'insert into processed_request (key, fingerprint) values ($1, $2) on conflict do nothing returning key',
      [key, fingerprint],
    );
    if (claimed.length === 0) return this.recall<T>(tx, key, fingerprint);
    const reply = await work();
    await tx.query('update processed_request set reply = $2 where key = $1', [key, JSON.stringify(reply ?? null)]);
    return reply;
  }

  /**
   * As `once`, for a call that somebody makes: two accounts may choose the same key, and who tries again from another address,
   * or after signing in anew, asks for the same.
   */
  onceFor<T>(
    tx: EntityManager,
    { name, idempotencyKey: key }: KeyedCall,
    { actor, ...asked }: { actor: Principal },
    work: () => Promise<T>,
  ): Promise<T> {
    return this.once(tx, { name, idempotencyKey: key && `${actor.accountId}:${key}` }, asked, work);
  }

  private async recall<T>(tx: EntityManager, key: string, fingerprint: Buffer): Promise<T> {
    const [first] = await tx.query<{ fingerprint: Buffer; reply: T }[]>(
      'select fingerprint, reply from processed_request where key = $1',
      [key],
    );
    // Gone between the two statements: the clean-up took it, a day after it was made.
    if (!first) throw new DomainError('service.unavailable', { retryAfter: 1 });
    if (!first.fingerprint.equals(fingerprint)) throw new DomainError('request.idempotency-key-reused');
    return first.reply;
  }
}
