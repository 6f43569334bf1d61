import { Injectable } from '@nestjs/common';
import { eventEnvelope, type EventActor, type EventContract, type EventEnvelope } from '@plumbline/contracts';
import { currentContext } from '@plumbline/runtime';
import type { Transaction } from '@plumbline/persistence';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';

/** The PostgreSQL notification topic of new rows. */
export const outboxTopic = 'outbox';

/** An event to record: its account, its actor and the data that its contract defines. */
export interface EventRecord<C extends EventContract> {
  accountId: number;
  projectId?: number;
  actor?: EventActor;
  data: z.input<C['data']>;
}

const columns = 'outbox (id, type, message, traceparent, request_id)';
// All schemas of a database share the channel names, so the name contains the schema.
const notify = `select pg_notify('${outboxTopic}.' || current_schema(), '')`;

// One event has its own statement: `unnest` takes longer to plan.
const recordOne = `with recorded as (insert into ${columns} values ($1, $2, $3, $4, $5)) ${notify}`;
const recordMany = `
  with recorded as (
    insert into ${columns}
    select event.id, event.type, event.message, $4, $5
    from unnest($1::uuid[], $2::text[], $3::text[]) as event (id, type, message))
  ${notify}`;

/** Records events in the transaction of the change that they describe. The relay publishes them after the commit. */
@Injectable()
export class Outbox {
  /**
   * Records an event, which is published if and only if `tx` commits. Resolves with the event's id.
   * @throws ZodError when the data does not match the contract.
   */
  async record<C extends EventContract>(tx: Transaction, contract: C, event: EventRecord<C>): Promise<string> {
    const envelope = envelopeOf(contract, event);
    const { traceparent, requestId } = currentContext() ?? {};
    await tx.query(recordOne, [envelope.id, envelope.type, JSON.stringify(envelope), traceparent, requestId]);
    return envelope.id;
  }

  /**
   * Records many events of one type in one statement.
   * @throws ZodError when the data of an event does not match the contract.
   */
  async recordAll<C extends EventContract>(
    tx: Transaction,
    contract: C,
    events: readonly EventRecord<C>[],
  ): Promise<void> {
    if (events.length === 0) return;
    const envelopes = events.map((event) => envelopeOf(contract, event));
    const { traceparent, requestId } = currentContext() ?? {};
    await tx.query(recordMany, [
      envelopes.map(({ id }) => id),
      envelopes.map(({ type }) => type),
      envelopes.map((envelope) => JSON.stringify(envelope)),
      traceparent,
      requestId,
    ]);
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
