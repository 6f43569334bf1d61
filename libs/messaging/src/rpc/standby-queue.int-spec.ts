import { rpc, topology, type RpcRequest } from '@plumbline/contracts';
import { startServiceBacking, type ServiceBacking } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { connect, type ChannelModel } from 'amqplib';
import { z } from 'zod';
import { BrokerAdmin } from '../testing/broker-admin';
import { Gate } from '../testing/gate';
import { RunningProcess, type ProcessOptions } from '../testing/running-process';
import { HandleRpc } from './handle-rpc';
import { RpcClient } from './rpc-client';

const echo = rpc('tokens.echo-label', {
  request: z.object({ label: z.string() }),
  reply: z.object({ label: z.string() }),
  timeoutMs: 60_000,
});

/** Replies to calls named `wait` when the test releases them. */
class Echo {
  readonly gate = new Gate();
  readonly startedWith: string[] = [];

  @HandleRpc(echo)
  async echo({ label }: RpcRequest<typeof echo>) {
    this.startedWith.push(label);
    if (label === 'wait') await this.gate.pass();
    return { label };
  }
}

const queue = topology.rpcQueue('tokens');
const standby = topology.standbyRpcQueue('tokens');

describe('the standby queue of calls', () => {
  let backing: ServiceBacking;
  let admin: BrokerAdmin;
  let handler: Echo;
  let server: RunningProcess;
  let client: RunningProcess;
  let caller: RpcClient;

  const start = (options: Partial<ProcessOptions>) => RunningProcess.start({ url: backing.rabbitUrl, ...options });
  beforeEach(async () => {
    backing = await startServiceBacking('tokens');
    admin = await BrokerAdmin.connect(backing.rabbitUrl);
    handler = new Echo();
  });
  afterEach(async () => {
    handler.gate.release();
    await Promise.all([server.stop(), client.stop()]);
    await admin.close();
    await backing.stop();
  });
  const givenProcesses = async (options: Partial<ProcessOptions> = {}) => {
    server = await start({ handlers: [{ provide: 'handler', useValue: handler }], outbox: false, ...options });
    client = await start({ service: 'gateway' });
    caller = client.get(RpcClient);
  };

  /** A queue that takes no calls and can be neither declared nor consumed, like one of RabbitMQ 4 whose node is down. */
  const givenUnavailableQueue = async (): Promise<ChannelModel> => {
    const owner = await connect(backing.rabbitUrl);
    const channel = await owner.createConfirmChannel();
    const small = { 'x-max-length': 1, 'x-overflow': 'reject-publish' };
    await channel.assertQueue(queue, { exclusive: true, arguments: small });
    channel.sendToQueue(queue, Buffer.from('fills the queue'));
    await channel.waitForConfirms();
    return owner;
  };

  it('carries calls while the call queue is unavailable, and only then', async () => {
    const owner = await givenUnavailableQueue();
    await givenProcesses();
    expect(await caller.call(echo, { label: 'by the standby queue' })).toEqual({ label: 'by the standby queue' });

    await owner.close();
    await eventually(async () => expect(await admin.consumers(queue)).toBe(1));
    expect(await caller.call(echo, { label: 'by the call queue' })).toEqual({ label: 'by the call queue' });
    await eventually(async () => expect(await admin.consumers(standby)).toBe(0));
    expect(await caller.call(echo, { label: 'afterwards' })).toEqual({ label: 'afterwards' });
  });

  it('shares the limit of concurrent calls with the call queue', async () => {
    const owner = await givenUnavailableQueue();
    await givenProcesses({ rpcPrefetch: 1 });
    const waiting = caller.call(echo, { label: 'wait' });
    await eventually(() => expect(handler.gate.arrived).toBe(1));
    await owner.close();
    await eventually(async () => expect(await admin.consumers(queue)).toBe(1));

    const next = caller.call(echo, { label: 'next' });
    // Its message is with the process, which has no place for it.
    await eventually(async () => expect(await admin.depth(queue)).toBe(0));
    expect(handler.startedWith).toEqual(['wait']);
    handler.gate.release();
    expect(await Promise.all([waiting, next])).toEqual([{ label: 'wait' }, { label: 'next' }]);
  });
});
