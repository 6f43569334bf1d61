import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import type { Channel } from 'amqplib';

/** Redeliveries after which the broker itself moves an event to the dead letters. Low limits punish innocent neighbours. */
const deliveryLimit = 20;
/** Whoever looks at a dead letter takes it and gives it back, which counts: without a limit, RabbitMQ 4 drops it after 20 times. */
const looks = 1_000_000;
/** Unrouted events are kept for people to see, not for ever. */
const unroutedLimit = 100_000;
/** A call queue that nobody has served for this long goes away, and from then on callers are told at once. */
const rpcQueueExpiryMs = 15_000;

/** Declares every exchange, queue and binding of the events; repeating it changes nothing. */
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
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': looks },
  });
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': deliveryLimit,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': deadLetters,
      'x-dead-letter-strategy': 'at-least-once',
      // At-least-once dead lettering works with this overflow behaviour only.
      'x-overflow': 'reject-publish',
    },
  });
  for (const pattern of topology.consumes[service]) await channel.bindQueue(queue, topology.events, pattern);
}

/** Declares a service's call queue. Its messages are not persistent: when the broker dies, callers have been told so. */
export async function declareRpcQueue(channel: Channel, service: ServiceName): Promise<void> {
  await channel.assertQueue(topology.rpcQueue(service), { durable: true, expires: rpcQueueExpiryMs });
}
