import { Injectable } from '@nestjs/common';
import type { Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { Transaction } from '@plumbline/persistence';
import type { RpcContext } from '../rpc/rpc-context';
import { fingerprintOf } from './fingerprint';

/** The name of the write, and its idempotency key. */
type KeyedCall = Pick<RpcContext, 'name' | 'idempotencyKey'>;

/** Runs each write once per idempotency key. A repeated call gets the first reply. */
@Injectable()
export class Idempotency {
  /**
   * Runs `work`, or resolves with the stored reply if a call with the same key has committed. The key and the reply are stored
   * in `tx`: failed work stores nothing, and a concurrent call with the same key waits until the first transaction ends.
   * A stored reply is parsed from JSON. All accounts share the keys: use `onceFor` for keys that clients choose.
   *
   * @throws DomainError `request.idempotency-key-reused` when the first call had another name or `request`.
   */
  async once<T>(
    tx: Transaction,
    { name, idempotencyKey: key }: KeyedCall,
    request: unknown,
    work: () => Promise<T>,
  ): Promise<T> {
    if (key === undefined) throw new TypeError('An idempotent write needs an idempotency key.');
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
   * Runs `once` for an authenticated call. The key is scoped to the account of the actor, and the actor is not compared: a
   * client may repeat a call from another address or with a new session.
   */
  onceFor<T>(
    tx: Transaction,
    { name, idempotencyKey: key }: KeyedCall,
    { actor, ...input }: { actor: Principal },
    work: () => Promise<T>,
  ): Promise<T> {
    return this.once(tx, { name, idempotencyKey: key && `${actor.accountId}:${key}` }, input, work);
  }

  private async recall<T>(tx: Transaction, key: string, fingerprint: Buffer): Promise<T> {
    const [first] = await tx.query<{ fingerprint: Buffer; reply: T }[]>(
      'select fingerprint, reply from processed_request where key = $1',
      [key],
    );
    // The clean-up deleted the key, which is a day old, between the two statements.
    if (!first) throw new DomainError('service.unavailable', { retryAfter: 1 });
    if (!first.fingerprint.equals(fingerprint)) throw new DomainError('request.idempotency-key-reused');
    return first.reply;
  }
}
