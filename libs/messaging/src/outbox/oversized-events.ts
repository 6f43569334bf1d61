import { eventEnvelope, type ServiceName } from '@plumbline/contracts';
import type { Log } from '@plumbline/runtime';
import type { ConfirmChannel } from 'amqplib';
import type { MessageLimit } from '../broker/message-limit';
import { addLetterWithoutData } from '../events/dead-letter-message';
import type { ClaimedEvent, OutboxStore } from './outbox-store';

/**
 * Sets aside events that are larger than the broker takes, which would close the channel for all others. Each stays in the outbox, and is
 * published after a start with a higher limit. A dead letter of the service that recorded it tells the operator.
 */
export class OversizedEvents {
  constructor(
    private readonly service: ServiceName,
    private readonly store: OutboxStore,
    private readonly limit: MessageLimit,
    private readonly log: Log,
  ) {}

  /**
   * Never rejects: what fails is tried again when the lease ends. A crash in between leaves a second dead letter. So does each start of a
   * process whose setting is above the broker's limit, because it tries the event again.
   */
  async setAside(channel: ConfirmChannel, { id, type, bytes }: ClaimedEvent): Promise<void> {
    try {
      const message = await this.store.messageOf(id);
      if (message === undefined) return;
      const reason =
        `too large: ${bytes} bytes, ${this.limit.description}. Raise it and restart the service, ` +
        'which then publishes the event: it stays in the outbox.';
      await addLetterWithoutData(channel, this.service, { id, type, content: withoutData(message), reason });
      await this.store.setAside(id);
      this.log.error({ event: 'outbox.event-too-large', eventId: id, type, bytes, maxBytes: this.limit.bytes });
    } catch (err) {
      this.log.warn({ event: 'outbox.event-not-set-aside', eventId: id, type, bytes, err });
    }
  }
}

function withoutData(message: string): Buffer {
  return Buffer.from(JSON.stringify({ ...eventEnvelope.parse(JSON.parse(message)), data: {} }));
}
