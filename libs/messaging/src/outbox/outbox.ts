import { Injectable } from '@nestjs/common';
import { eventEnvelope, type EventActor, type EventContract, type EventEnvelope } from '@plumbline/contracts';
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
  async record<C extends EventContract>(tx: EntityManager, contract: C, event: EventRecord<C>): Promise<string> {
    const envelope = envelopeOf(contract, event);
    await this.insert(tx, [envelope]);
    return envelope.id;
  }

  /**
   * As `record`, many of one type in one statement.
   * @throws ZodError when the data of one does not fit the contract.
   */
  async recordAll<C extends EventContract>(
    tx: EntityManager,
    contract: C,
    events: readonly EventRecord<C>[],
  ): Promise<void> {
    if (events.length === 0) return;
    await this.insert(
      tx,
      events.map((event) => envelopeOf(contract, event)),
    );
  }

  private async insert(tx: EntityManager, envelopes: readonly EventEnvelope[]): Promise<void> {
    const context = currentContext();
    // Channel names belong to the whole database, so that the schema is part of it.
    await tx.query(
      `with recorded as (
         insert into outbox (id, type, message, traceparent, request_id)
         select event.id, event.type, event.message, $4, $5
         from unnest($1::uuid[], $2::text[], $3::text[]) as event (id, type, message))
       select pg_notify('${outboxTopic}.' || current_schema(), '')`,
      [
        envelopes.map(({ id }) => id),
        envelopes.map(({ type }) => type),
        envelopes.map((envelope) => JSON.stringify(envelope)),
        context?.traceparent,
        context?.requestId,
      ],
    );
  }
}

function envelopeOf<C extends EventContract>(
  contract: C,
  { accountId, projectId, actor, data }: EventRecord<C>,
): EventEnvelope {
  return eventEnvelope.parse({
    id: uuid(),
    type: contract.type,
    occurredAt: new Date().toISOString(),
    accountId,
    projectId,
    actor,
    data: contract.data.parse(data),
  });
}
