import type { Principal } from '@plumbline/contracts';
import { Idempotency, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** How a call of this service changes anything. */
@Injectable()
export class Writes {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Runs `work` in one transaction together with the call's idempotency key: a call that arrives again is answered as the
   * first time. What is kept of `request` is a fast hash, good for guessing: it must not hold a password.
   */
  once<Reply extends object>(
    call: RpcContext,
    request: { actor: Principal },
    work: (tx: EntityManager) => Promise<Reply>,
  ): Promise<Reply> {
    return this.database.transaction((tx) => this.idempotency.onceFor(tx, call, request, () => work(tx)));
  }

  /** The same for calls that come before anybody is known; their keys are the gateway's own. */
  onceByAnybody<Reply extends object>(
    call: RpcContext,
    asked: object,
    work: (tx: EntityManager) => Promise<Reply>,
  ): Promise<Reply> {
    return this.database.transaction((tx) => this.idempotency.once(tx, call, asked, () => work(tx)));
  }
}
