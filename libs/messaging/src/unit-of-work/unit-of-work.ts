import { Injectable, Optional } from '@nestjs/common';
import { eventActorOf, type EventActor, type EventContract, type Principal } from '@plumbline/contracts';
import { Database, isDeadlock, type Transaction } from '@plumbline/persistence';
import { Clock, inSpan } from '@plumbline/runtime';
import type { z } from 'zod';
import { Idempotency } from '../idempotency/idempotency';
import { Outbox } from '../outbox/outbox';
import { Precondition } from '../precondition/precondition';
import type { RpcContext } from '../rpc/rpc-context';

/**
 * How often a unit of work runs at most when it is the victim of a deadlock. Concurrent locks of different strengths on one row can
 * deadlock although every transaction locks in the same order, because PostgreSQL locks each version of a changed row.
 */
const maxRuns = 3;

/** The account that an event belongs to, and the actor who caused it. */
export interface EventOrigin {
  accountId: number;
  actor?: EventActor;
}

export interface EventOptions {
  /** The project that the event belongs to, if it belongs to one. */
  projectId?: number;
}

/** An open unit of work, whose events belong to one account. */
export interface Work {
  readonly tx: Transaction;
  /** When the unit of work began, by the injected clock. */
  readonly now: Date;
  /**
   * Records an event, which is published if and only if the unit of work commits.
   * @throws ZodError when `data` does not match the contract.
   */
  readonly record: <C extends EventContract>(
    event: C,
    data: z.input<C['data']>,
    options?: EventOptions,
  ) => Promise<void>;
  /** Records many events of one type in one statement. */
  readonly recordAll: <C extends EventContract>(
    event: C,
    data: readonly z.input<C['data']>[],
    options?: EventOptions,
  ) => Promise<void>;
}

/** An open unit of work of a call. */
export interface CallWork extends Work {
  /**
   * Refuses the write if the caller has read another version of the resource that it changes (`If-Match`). To be called with the
   * locked resource, before it is changed.
   * @throws DomainError `request.resource-changed`
   */
  readonly requireUnchanged: Precondition['check'];
}

/** An open unit of work that belongs to no single account: each event names its account. */
export interface UnattributedWork {
  readonly tx: Transaction;
  /** When the unit of work began, by the injected clock. */
  readonly now: Date;
  /** Records an event, as `Work.record` does. */
  readonly record: <C extends EventContract>(
    event: C,
    data: z.input<C['data']>,
    options: EventOrigin & EventOptions,
  ) => Promise<void>;
  /** The same unit of work, with an account and actor for all events that it records: for code that takes a `Work`. */
  readonly attributedTo: (origin: EventOrigin) => Work;
}

/**
 * Runs a write of a service: one transaction with the events that it records and, for calls, the idempotency key under which
 * it runs once. A failed unit of work stores no rows, no events and no key. It runs again after a deadlock, so that it must change
 * nothing but the database. Service classes open it; `*.rpc.ts` files pass the call to them.
 *
 * @example
 * revoke(call: RpcContext, request: RpcRequest<typeof revokeToken>) {
 *   return this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
 *     const token = await this.tokens.lockById(tx, request.actor.accountId, request.id);
 *     if (!token) throw new DomainError('tokens.not-found');
 *     await this.tokens.markRevoked(tx, token, now);
 *     await record(tokenRevoked, { id: token.id });
 *     return {};
 *   });
 * }
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    // The gateway has no database. It imports this module for its RPC client and opens no unit of work.
    @Optional() private readonly database?: Database,
  ) {}

  /**
   * Runs a write on behalf of `request.actor`. Its events carry the actor and their account, to which the idempotency key
   * is scoped: two accounts may use the same key. A repeated call gets the first reply, as JSON, and changes nothing.
   *
   * The database keeps a fast hash of the rest of `request`, which must therefore not contain a password.
   *
   * A call with `ifMatch` needs work that calls `requireUnchanged`. A repeated call is not refused because of the change that it made.
   *
   * @throws DomainError `request.idempotency-key-reused` when the key was used for another call or request.
   */
  run<Reply extends object>(
    call: RpcContext,
    request: { actor: Principal },
    work: (unit: CallWork) => Promise<Reply>,
  ): Promise<Reply> {
    const origin = { accountId: request.actor.accountId, actor: eventActorOf(request.actor) };
    return this.transaction((unit) =>
      this.idempotency.onceFor(unit.tx, call, request, () => {
        const precondition = new Precondition(call);
        const { check: requireUnchanged } = precondition;
        return precondition.mustBeChecked(work({ ...unit.attributedTo(origin), requireUnchanged }));
      }),
    );
  }

  /**
   * Runs a write without an authenticated actor, or on behalf of the gateway itself. The idempotency key is not scoped to an
   * account: the gateway must generate it, never a client.
   */
  runAnonymous<Reply extends object>(
    call: RpcContext,
    request: object,
    work: (unit: UnattributedWork) => Promise<Reply>,
  ): Promise<Reply> {
    return this.transaction((unit) => this.idempotency.once(unit.tx, call, request, () => work(unit)));
  }

  /**
   * Runs a write of an event handler or a background loop, without an idempotency key: its effect must be repeatable.
   * Omit `origin` when the events belong to more than one account.
   */
  runInternal<T>(origin: EventOrigin, work: (unit: Work) => Promise<T>): Promise<T>;
  runInternal<T>(work: (unit: UnattributedWork) => Promise<T>): Promise<T>;
  runInternal<T>(
    ...[first, second]: [EventOrigin, (unit: Work) => Promise<T>] | [(unit: UnattributedWork) => Promise<T>]
  ): Promise<T> {
    return typeof first === 'function'
      ? this.transaction(first)
      : this.transaction((unit) => second!(unit.attributedTo(first)));
  }

  private async transaction<T>(work: (unit: UnattributedWork) => Promise<T>): Promise<T> {
    const { database } = this;
    if (!database) throw new Error('A unit of work needs a database: import PersistenceModule.');
    for (let run = 1; ; run++) {
      try {
        return await inSpan({ name: 'unit of work' }, () => database.transaction((tx) => work(this.open(tx))));
      } catch (error) {
        if (!isDeadlock(error) || run === maxRuns) throw error;
      }
    }
  }

  private open(tx: Transaction): UnattributedWork {
    const now = this.clock.now();
    const { outbox } = this;
    return {
      tx,
      now,
      record: async (event, data, options) => {
        await outbox.record(tx, event, { ...options, data });
      },
      attributedTo: (origin) => ({
        tx,
        now,
        record: async (event, data, options) => {
          await outbox.record(tx, event, { ...origin, ...options, data });
        },
        recordAll: (event, data, options) =>
          outbox.recordAll(
            tx,
            event,
            data.map((each) => ({ ...origin, ...options, data: each })),
          ),
      }),
    };
  }
}
