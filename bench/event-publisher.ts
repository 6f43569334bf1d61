import type { TestAccount } from '@plumbline/testing';
import { eventEnvelope, fromShortCode, ticketCreated, topology } from '@plumbline/contracts';
import { connect } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';

interface Ticket {
  attributes: object;
}

/** Publishes events as an external service does: in the documented envelope, persistent, each confirmed by the broker. */
export interface EventPublisher {
  /** The ticket of the events. */
  data: Ticket;
  /** Publishes so many `ticket.created` events. Resolves when the broker has confirmed all of them. */
  publish: (count: number) => Promise<void>;
  close: () => Promise<void>;
}

export async function eventPublisher(rabbitUrl: string, account: TestAccount): Promise<EventPublisher> {
  const { data } = (await account.createTicket()).body as { data: Ticket };
  const connection = await connect(rabbitUrl, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  return {
    data,
    async publish(count) {
      for (let index = 0; index < count; index++) {
        const occurredAt = new Date().toISOString();
        const event = eventEnvelope.parse({
          id: uuidv7(),
          type: ticketCreated.type,
          occurredAt,
          accountId: Number(account.id),
          projectId: fromShortCode(account.project),
          data: { ...data, attributes: { ...data.attributes, 'created-at': occurredAt } },
        });
        const content = Buffer.from(JSON.stringify(event));
        channel.publish(topology.events, event.type, content, {
          persistent: true,
          mandatory: true,
          messageId: event.id,
          contentType: 'application/json',
        });
      }
      await channel.waitForConfirms();
    },
    close: () => connection.close(),
  };
}
