import { Injectable } from '@nestjs/common';
import { eventActorOf, type EventContract, type Principal, type Resource } from '@plumbline/contracts';
import { Idempotency, Outbox, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

/** A change under way: its transaction, its instant, and the events that are kept or lost together with it. */
export interface Write {
  readonly tx: EntityManager;
  readonly now: Date;
  readonly record: (event: EventContract<z.ZodType<Resource>>, projectId: number, data: Resource) => Promise<void>;
}

/** How this service changes anything. */
@Injectable()
export class Writes {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction with the events it records and with the call's idempotency key: a call that arrives
   * again is answered as the first time, and changes and publishes nothing.
   */
  once<Reply extends object>(
    call: RpcContext,
    request: { actor: Principal },
    work: (write: Write) => Promise<Reply>,
  ): Promise<Reply> {
    const { accountId } = request.actor;
    const actor = eventActorOf(request.actor);
    return this.database.transaction((tx) =>
      this.idempotency.onceFor(tx, call, request, () =>
        work({
          tx,
          now: this.clock.now(),
          record: async (event, projectId, data) => {
            await this.outbox.record(tx, event, { accountId, projectId, actor, data });
          },
        }),
      ),
    );
  }
}
