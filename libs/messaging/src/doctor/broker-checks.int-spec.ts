import { serviceNames, topology } from '@plumbline/contracts';
import { examine, type Finding } from '@plumbline/runtime';
import { startServiceBacking, type ServiceBacking } from '@plumbline/service-testing';
import { connect, type ChannelModel } from 'amqplib';
import { declareRpcQueue, declareTopology } from '../broker/declare-topology';
import { brokerChecks } from './broker-checks';

describe('the checks of a broker', () => {
  let backing: ServiceBacking;
  let connection: ChannelModel;
  beforeEach(async () => {
    backing = await startServiceBacking('doctor');
    connection = await connect(backing.rabbitUrl);
  });
  afterEach(async () => {
    await connection.close();
    await backing.stop();
  });

  const settings = (url: string) => ({ RABBITMQ_URL: url, RABBITMQ_MAX_MESSAGE_BYTES: 1_000_000 });
  const findings = (url = backing.rabbitUrl) => examine(brokerChecks(settings(url), ['tokens']));
  const found = async (check: string): Promise<Finding | undefined> =>
    (await findings()).find((finding) => finding.check === check);
  const changed = (part: 'password' | 'pathname' | 'port' | 'hostname', value: string) => {
    const wrong = new URL(backing.rabbitUrl);
    wrong[part] = value;
    return wrong.href;
  };

  /** Declares what a process of `tokens` declares, and consumes what it consumes. */
  async function givenRunningService() {
    const channel = await connection.createConfirmChannel();
    await declareTopology(channel);
    await declareRpcQueue(channel, topology.rpcQueue('tokens'));
    await channel.consume(topology.rpcQueue('tokens'), () => undefined);
    await channel.consume(topology.eventQueue('tokens'), () => undefined);
    return channel;
  }

  it('are content while a process consumes, and nothing waits', async () => {
    await givenRunningService();
    expect(await findings()).toEqual([
      { check: 'broker', result: 'ok', detail: expect.stringMatching(/^RabbitMQ \d+\.\d+/) },
      { check: 'queues', result: 'ok', detail: expect.stringContaining('exist, with their types and arguments') },
      { check: 'consumers', result: 'ok', detail: 'calls and events of tokens are consumed' },
      { check: 'dead letters', result: 'ok', detail: 'none, and no unrouted events' },
      { check: 'message size', result: 'ok', detail: 'RabbitMQ takes 1000000 bytes' },
    ]);
  });

  it.each([
    ['a wrong password', () => changed('password', 'wrong'), /rejects the user or password/],
    ['a wrong virtual host', () => changed('pathname', '/nowhere'), /has no virtual host/],
    ['a port where nothing listens', () => changed('port', '1'), /refuses connections/],
    ['a host that does not exist', () => changed('hostname', 'nowhere.invalid'), /has no address/],
  ])('say what to do about %s, without the password', async (_fault, wrong, detail) => {
    const all = await findings(wrong());
    expect(all[0]).toMatchObject({ check: 'broker', result: 'fault', detail: expect.stringMatching(detail) });
    expect(all.slice(1).map(({ result }) => result)).toEqual(Array(4).fill('skipped'));
    expect(JSON.stringify(all)).not.toContain(new URL(wrong()).password);
  });

  it('name the queues that are missing', async () => {
    const channel = await givenRunningService();
    await channel.deleteQueue(topology.deadLetterQueue('webhooks'));
    expect(await found('queues')).toMatchObject({
      result: 'fault',
      detail: 'These queues do not exist: webhooks.events.dead.',
      remedy: expect.stringContaining('Restart a process'),
    });
  });

  it('notice a queue of the wrong type', async () => {
    const channel = await givenRunningService();
    const queue = topology.eventQueue('webhooks');
    await channel.deleteQueue(queue);
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'classic' } });
    const finding = await found('queues');
    expect(finding).toMatchObject({ result: 'fault', remedy: expect.stringContaining('rabbitmqctl delete_queue') });
    // The broker names the first argument that differs.
    expect(finding?.detail).toMatch(/inequivalent arg '.+' for queue 'webhooks\.events'/);
  });

  it('notice that no process consumes', async () => {
    await declareTopology(await connection.createChannel());
    expect(await found('consumers')).toMatchObject({
      result: 'fault',
      detail: 'No process consumes the calls and events of tokens.',
    });
    const [, , all] = await examine(brokerChecks(settings(backing.rabbitUrl), serviceNames));
    expect(all?.detail).toContain(serviceNames.join(', '));
  });

  it('warn when the calls take the standby queue', async () => {
    const channel = await givenRunningService();
    await channel.deleteQueue(topology.rpcQueue('tokens'));
    await declareRpcQueue(channel, topology.standbyRpcQueue('tokens'));
    await channel.consume(topology.standbyRpcQueue('tokens'), () => undefined);
    expect(await found('consumers')).toMatchObject({
      result: 'warning',
      detail: 'Calls of tokens take the standby queue: a node of RabbitMQ is down.',
    });
  });

  it('warn about dead letters and unrouted events', async () => {
    const channel = await givenRunningService();
    channel.publish('', topology.deadLetterQueue('tokens'), Buffer.from('{}'), { persistent: true });
    channel.publish('', topology.unroutedQueue, Buffer.from('{}'), { persistent: true });
    await channel.waitForConfirms();
    expect(await found('dead letters')).toMatchObject({
      result: 'warning',
      detail: 'Events wait for a decision: 1 in tokens.events.dead, 1 in unrouted.events.',
      remedy: expect.stringContaining('admin dead-letters list'),
    });
  });
});
