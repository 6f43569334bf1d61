import { Injectable } from '@nestjs/common';
import { eventActorOf, type EventContract, type Principal } from '@plumbline/contracts';
import { Outbox, type EventRecord } from '@plumbline/messaging';
import type { EntityManager } from 'typeorm';

/** Tells who changed an endpoint, for the audit trail. */
@Injectable()
export class EndpointTrail {
  constructor(private readonly outbox: Outbox) {}

  async tell<C extends EventContract>(
    tx: EntityManager,
    event: C,
    actor: Principal,
    data: EventRecord<C>['data'],
  ): Promise<void> {
    await this.outbox.record(tx, event, { accountId: actor.accountId, actor: eventActorOf(actor), data });
  }
}
