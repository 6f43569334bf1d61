import { Injectable } from '@nestjs/common';
import { eventEnvelope, type EventActor, type EventContract } from '@plumbline/contracts';
import { currentContext } from '@plumbline/runtime';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';

/** What is notified of a new row. */
export const outboxTopic = 'outbox';

/** A fact to be told: whose it is, who caused it, and what the contract says of it. */
export interface EventRecord<C extends EventContract> {
  accountId: number;
  projectId?: number;
  actor?: EventActor;
  data: z.input<C['data']>;
}

/** Where a service writes down what has happened, in the transaction in which it happened. */
@Injectable()
export class Outbox {
  /**
   * Records an event; it leaves when, and only if, `tx` commits. Resolves with the event's id.
   * @throws ZodError when the data does not fit the contract.
   */
  async record<C extends EventContract>(
    tx: EntityManager,
    contract: C,
    { accountId, projectId, actor, data }: EventRecord<C>,
  ): Promise<string> {
    const envelope = eventEnvelope.parse({
      id: uuid(),
      type: contract.type,
      occurredAt: new Date().toISOString(),
      accountId,
      projectId,
      actor,
      data: contract.data.parse(data),
    });
    const context = currentContext();
    // Channel names belong to the whole database, so that the schema is part of it.
    await tx.query(
      `with recorded as (
         insert into outbox (id, type, message, traceparent, request_id) values ($1, $2, $3, $4, $5))
       select pg_notify('${outboxTopic}.' || current_schema(), '')`,
      [envelope.id, envelope.type, JSON.stringify(envelope), context?.traceparent, context?.requestId],
    );
    return envelope.id;
  }
}
