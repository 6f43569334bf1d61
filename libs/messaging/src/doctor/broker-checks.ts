import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import { Fault, Warning, withinTime, type Check } from '@plumbline/runtime';
import type { ChannelModel, Replies } from 'amqplib';
import { brokerFault } from '../broker/broker-fault';
import { declareTopology } from '../broker/declare-topology';
import { openConnection } from '../broker/open-connection';
import { servicesWithDeadLetters } from '../events/held-queue';
import { checkMessageSize } from './message-size-check';

const oldestVersion = '3.10';
const answerTimeoutMs = 5_000;

interface BrokerSettings {
  RABBITMQ_URL: string;
  RABBITMQ_MAX_MESSAGE_BYTES: number;
}

/**
 * Checks the broker: reachable, of a known version, with the right queues, with consumers of the calls and events of these services, and
 * with room for the largest message.
 */
export function brokerChecks(
  { RABBITMQ_URL: url, RABBITMQ_MAX_MESSAGE_BYTES: maxBytes }: BrokerSettings,
  services: readonly ServiceName[],
): Check[] {
  const inspect = <T>(work: (connection: ChannelModel) => Promise<T>) => connected(url, work);
  return [
    { name: 'broker', run: () => checkVersion(url) },
    { name: 'queues', needs: ['broker'], run: () => inspect(checkQueues) },
    { name: 'consumers', needs: ['queues'], run: () => inspect((connection) => checkConsumers(connection, services)) },
    {
      name: 'dead letters',
      needs: ['queues'],
      run: () => inspect((connection) => checkHeldEvents(connection, services)),
    },
    {
      name: 'message size',
      needs: ['broker'],
      run: () => inspect((connection) => checkMessageSize(connection, maxBytes)),
    },
  ];
}

async function connected<T>(url: string, work: (connection: ChannelModel) => Promise<T>): Promise<T> {
  const connection = await openConnection(url, 'doctor');
  // The error of a lost connection also rejects the work.
  connection.on('error', () => undefined);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

async function checkVersion(url: string): Promise<string> {
  try {
    const version = await connected(url, ({ connection }) => Promise.resolve(connection.serverProperties.version));
    if (!isOlder(version, oldestVersion)) return `RabbitMQ ${version}`;
    throw new Fault(`RabbitMQ ${version} is too old.`, `Upgrade RabbitMQ to ${oldestVersion} or newer.`);
  } catch (error) {
    throw brokerFault(error, url);
  }
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

/**
 * Undefined when the queue does not exist, or when the node that has it is down, about which RabbitMQ 4 may not answer. A passive
 * declaration of such a queue closes its channel.
 */
async function stateOf(connection: ChannelModel, queue: string) {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  try {
    let state: Replies.AssertQueue | undefined;
    await withinTime(
      channel.checkQueue(queue).then((found) => (state = found)),
      answerTimeoutMs,
    );
    if (state) await channel.close();
    return state;
  } catch (error) {
    if ((error as { code?: number }).code === 404) return undefined;
    throw error;
  }
}

async function checkQueues(connection: ChannelModel): Promise<string> {
  const queues = serviceNames.flatMap((service) => [topology.eventQueue(service), topology.deadLetterQueue(service)]);
  const missing: string[] = [];
  for (const queue of [...queues, topology.unroutedQueue]) {
    if (!(await stateOf(connection, queue))) missing.push(queue);
  }
  if (missing.length > 0) {
    throw new Fault(
      `These queues do not exist: ${missing.join(', ')}.`,
      'Restart a process of any service. It declares everything that is missing.',
    );
  }
  await declareAgain(connection);
  return `${queues.length + 1} exist, with their types and arguments`;
}

/** Queues that exist stay as they are: the broker compares type and arguments, and refuses what differs. */
async function declareAgain(connection: ChannelModel): Promise<void> {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  try {
    await declareTopology(channel);
    await channel.close();
  } catch (error) {
    const { code, message } = error as { code?: number; message: string };
    if (code !== 406) throw error;
    throw new Fault(
      `A queue or exchange differs from what the services declare: ${message.replace(/^.*PRECONDITION_FAILED - /s, '').replace(/"$/, '')}.`,
      'Stop the services. When the queue is empty, delete it (`rabbitmqctl delete_queue NAME`) and start them: they declare it anew.',
    );
  }
}

async function checkConsumers(connection: ChannelModel, services: readonly ServiceName[]): Promise<string> {
  const consumed = async (queue: string) => ((await stateOf(connection, queue))?.consumerCount ?? 0) > 0;
  const silent: ServiceName[] = [];
  const onStandby: ServiceName[] = [];
  for (const service of services) {
    const calls = await consumed(topology.rpcQueue(service));
    const standby = !calls && (await consumed(topology.standbyRpcQueue(service)));
    const events = topology.consumes[service].length === 0 || (await consumed(topology.eventQueue(service)));
    if (!events || (!calls && !standby)) silent.push(service);
    else if (standby) onStandby.push(service);
  }
  if (silent.length > 0) {
    throw new Fault(
      `No process consumes the calls and events of ${silent.join(', ')}.`,
      'Start the service. If it runs, /health/ready at its health port names what it waits for.',
    );
  }
  if (onStandby.length > 0) {
    throw new Warning(
      `Calls of ${onStandby.join(', ')} take the standby queue: a node of RabbitMQ is down.`,
      'Start the node. If all nodes run, look at `broker.channel-set-up-failed` in the log of the service.',
    );
  }
  return `calls and events of ${services.join(', ')} are consumed`;
}

async function checkHeldEvents(connection: ChannelModel, services: readonly ServiceName[]): Promise<string> {
  const own = servicesWithDeadLetters.filter((service) => services.includes(service));
  const held: string[] = [];
  for (const queue of [...own.map((service) => topology.deadLetterQueue(service)), topology.unroutedQueue]) {
    const count = (await stateOf(connection, queue))?.messageCount ?? 0;
    if (count > 0) held.push(`${count} in ${queue}`);
  }
  if (held.length === 0) return 'none, and no unrouted events';
  throw new Warning(
    `Events wait for a decision: ${held.join(', ')}.`,
    'List them by `admin dead-letters list` and `admin unrouted list`, correct the cause, and redrive them.',
  );
}
