import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import type { Channel } from 'amqplib';

/**
 * Deliveries after which the broker moves an event to the dead letters. The limit is not low, because a crash of the process
 * counts for every event in flight.
 */
const deliveryLimit = 20;
/** Listing messages requeues them, which counts as a delivery. The default of RabbitMQ 4 drops a message after 20. */
const listedDeliveryLimit = 1_000_000;
/** Looking at the mark requeues it as well. */
export const markedDeliveryLimit = listedDeliveryLimit;
/** The number of unrouted events to keep for inspection. */
const unroutedLimit = 100_000;
/** The broker deletes a call queue without consumers after this time. Calls then fail at once instead of timing out. */
const rpcQueueExpiryMs = 15_000;

/**
 * Declares every exchange, queue and binding of the events. Idempotent. Each queue names its type, because the default depends on
 * the virtual host. The arguments of a queue never change: a queue with other arguments gets another name, since the broker
 * refuses to declare a queue again with other arguments.
 */
export async function declareTopology(channel: Channel): Promise<void> {
  await channel.assertExchange(topology.unrouted, 'fanout', { durable: true });
  await channel.assertQueue(topology.unroutedQueue, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-max-length': unroutedLimit,
      'x-overflow': 'drop-head',
      'x-delivery-limit': listedDeliveryLimit,
    },
  });
  await channel.bindQueue(topology.unroutedQueue, topology.unrouted, '');
  // The queue of release 0.1, which had the name of its exchange, gets no more messages.
  await channel.unbindQueue(topology.unrouted, topology.unrouted, '');
  await channel.assertExchange(topology.events, 'topic', { durable: true, alternateExchange: topology.unrouted });
  for (const service of serviceNames) await declareEventQueue(channel, service);
}

async function declareEventQueue(channel: Channel, service: ServiceName): Promise<void> {
  const queue = topology.eventQueue(service);
  const deadLetters = topology.deadLetterQueue(service);
  await channel.assertQueue(deadLetters, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': listedDeliveryLimit },
  });
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': deliveryLimit,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': deadLetters,
      'x-dead-letter-strategy': 'at-least-once',
      // At-least-once dead lettering requires this overflow behaviour.
      'x-overflow': 'reject-publish',
    },
  });
  for (const pattern of topology.consumes[service]) await channel.bindQueue(queue, topology.events, pattern);
}

/** Declares a queue of calls. Its messages are not persistent: pending calls fail when the broker stops. */
export async function declareRpcQueue(channel: Channel, queue: string): Promise<void> {
  await channel.assertQueue(queue, {
    durable: true,
    expires: rpcQueueExpiryMs,
    arguments: { 'x-queue-type': 'classic' },
  });
}
