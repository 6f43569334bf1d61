import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import type { Channel } from 'amqplib';

/**
 * Deliveries after which the broker moves an event to the dead letters. The limit is not low, because a crash of the process
 * counts for every event in flight.
 */
const deliveryLimit = 20;
/** Listing dead letters requeues them, which counts as a delivery. The default of RabbitMQ 4 drops a message after 20. */
const deadLetterDeliveryLimit = 1_000_000;
/** The number of unrouted events to keep for inspection. */
const unroutedLimit = 100_000;
/** The broker deletes a call queue without consumers after this time. Calls then fail at once instead of timing out. */
const rpcQueueExpiryMs = 15_000;

/** Declares every exchange, queue and binding of the events. Idempotent. */
export async function declareTopology(channel: Channel): Promise<void> {
  await channel.assertExchange(topology.unrouted, 'fanout', { durable: true });
  await channel.assertQueue(topology.unrouted, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-max-length': unroutedLimit, 'x-overflow': 'drop-head' },
  });
  await channel.bindQueue(topology.unrouted, topology.unrouted, '');
  await channel.assertExchange(topology.events, 'topic', { durable: true, alternateExchange: topology.unrouted });
  for (const service of serviceNames) await declareEventQueue(channel, service);
}

async function declareEventQueue(channel: Channel, service: ServiceName): Promise<void> {
  const queue = topology.eventQueue(service);
  const deadLetters = topology.deadLetterQueue(service);
  await channel.assertQueue(deadLetters, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': deadLetterDeliveryLimit },
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

/** Declares a service's call queue. Its messages are not persistent: pending calls fail when the broker stops. */
export async function declareRpcQueue(channel: Channel, service: ServiceName): Promise<void> {
  await channel.assertQueue(topology.rpcQueue(service), { durable: true, expires: rpcQueueExpiryMs });
}
