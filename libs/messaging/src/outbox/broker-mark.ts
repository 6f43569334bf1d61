import { topology, type ServiceName } from '@plumbline/contracts';
import type { ConfirmChannel } from 'amqplib';
import { markedDeliveryLimit } from '../broker/declare-topology';
import { publishConfirmed } from '../broker/publish-confirmed';

/**
 * Whether the broker has the mark of the service: a message that says that it has stored the service's events. A broker that is new, or has
 * lost its data, does not.
 */
export async function hasMark(channel: ConfirmChannel, service: ServiceName): Promise<boolean> {
  const { queue, messageCount } = await channel.assertQueue(topology.markQueue(service), {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': markedDeliveryLimit },
  });
  if (messageCount > 0) return true;
  // The count is 0 also while the queue elects a leader. To get a message fails then.
  const mark = await channel.get(queue);
  if (mark === false) return false;
  channel.nack(mark, false, true);
  return true;
}

/** Resolves when the broker has stored the mark of the service. */
export async function setMark(channel: ConfirmChannel, service: ServiceName): Promise<void> {
  await publishConfirmed(channel, '', topology.markQueue(service), Buffer.from(service), {
    type: 'mark',
    contentType: 'text/plain',
  });
}
