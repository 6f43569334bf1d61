import { Injectable } from '@nestjs/common';
import { rpc, topology, type RpcRequest } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { renderMetrics } from '@plumbline/runtime';
import type { ConsumeMessage } from 'amqplib';
import { z } from 'zod';
import { eventually, startTestRabbit, type TestServer } from '@plumbline/testing';
import { declareRpcQueue } from '../broker/declare-topology';
import { BrokerAdmin } from '../testing/broker-admin';
import { Gate } from '../testing/gate';
import { RunningProcess, type ProcessOptions } from '../testing/running-process';
import { HandleRpc } from './handle-rpc';
import { RpcClient } from './rpc-client';
import type { RpcContext } from './rpc-context';

const greet = rpc('tokens.greet-person', {
  request: z.object({ name: z.string().min(1) }),
  reply: z.object({ greeting: z.string() }),
});
const wait = rpc('tokens.wait-long', {
  request: z.object({ label: z.string(), actor: z.object({ accountId: z.number() }).optional() }),
  reply: z.object({ label: z.string() }),
  timeoutMs: 20_000,
  write: true,
});

let broker: TestServer;
let admin: BrokerAdmin;
let running: RunningProcess[] = [];

beforeAll(async () => {
  broker = await startTestRabbit();
});
afterAll(async () => {
  await broker.remove();
});
beforeEach(async () => {
  admin = await BrokerAdmin.connect(broker.url);
  await admin.empty();
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.stop()));
  running = [];
  await admin.close();
});

async function started(process: Promise<RunningProcess>): Promise<RunningProcess> {
  running.push(await process);
  return process;
}

const aServer = (handler: object, options: Partial<ProcessOptions> = {}) =>
  started(RunningProcess.start({ url: broker.url, handlers: [{ provide: 'handler', useValue: handler }], ...options }));

const aCaller = async (options: Partial<ProcessOptions> = {}) => {
  const process = await started(RunningProcess.start({ url: broker.url, service: 'gateway', ...options }));
  return process.get(RpcClient);
};

@Injectable()
class Greeter {
  contexts: RpcContext[] = [];

  @HandleRpc(greet)
  async greet({ name }: RpcRequest<typeof greet>, context: RpcContext) {
    this.contexts.push(context);
    if (name === 'nobody')
      throw new DomainError('tokens.not-found', { detail: 'API explorer tokens cannot be rotated.' });
    if (name === 'defect') throw new Error('the password is hunter2');
    return { greeting: `Hello ${name}` };
  }
}

/** Replies when the test releases it, and records the calls that it has started. */
class Waiter {
  readonly gate = new Gate();
  readonly startedWith: string[] = [];
  readonly contexts: RpcContext[] = [];

  @HandleRpc(wait)
  async wait({ label }: RpcRequest<typeof wait>, context: RpcContext) {
    this.startedWith.push(label);
    this.contexts.push(context);
    await this.gate.pass();
    return { label };
  }
}

const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => {
      throw new Error('the call was answered');
    },
    (error: DomainError) => error,
  );

describe('a call', () => {
  it('is answered', async () => {
    await aServer(new Greeter());
    const caller = await aCaller();

    expect(await caller.call(greet, { name: 'Ada' })).toEqual({ greeting: 'Hello Ada' });
  });

  it('passes its deadline to the handler, and the idempotency key of a write', async () => {
    const greeter = new Greeter();
    const waiter = new Waiter();
    waiter.gate.release();
    await aServer(greeter, {
      handlers: [
        { provide: 'a', useValue: greeter },
        { provide: 'b', useValue: waiter },
      ],
    });
    const caller = await aCaller();

    await caller.call(greet, { name: 'Ada' }, { timeoutMs: 60_000 });
    await caller.call(wait, { label: 'a' });
    await caller.call(wait, { label: 'b' }, { idempotencyKey: 'given' });

    const [read] = greeter.contexts;
    expect(read!.deadline.getTime() - Date.now()).toBeGreaterThan(30_000);
    expect(read!.deadline.getTime() - Date.now()).toBeLessThanOrEqual(60_000);
    expect(read!.idempotencyKey).toBeUndefined();
    expect(read!.redelivered).toBe(false);
    expect(waiter.contexts.map(({ idempotencyKey }) => idempotencyKey)).toEqual([expect.any(String), 'given']);
  });

  it('rejects with the error that the service threw', async () => {
    await aServer(new Greeter());
    const caller = await aCaller();

    const error = await errorOf(caller.call(greet, { name: 'nobody' }));

    expect(error).toMatchObject({ code: 'tokens.not-found', message: 'API explorer tokens cannot be rotated.' });
  });

  it('hides and logs an unexpected error', async () => {
    const server = await aServer(new Greeter());
    const caller = await aCaller();

    const error = await errorOf(caller.call(greet, { name: 'defect' }));

    expect(error.code).toBe('service.failed');
    expect(JSON.stringify(error.problems)).not.toContain('hunter2');
    expect(server.log.join()).toContain('hunter2');
  });

  it('with an invalid request is rejected before the handler, and logged with the names that clients do not know', async () => {
    const greeter = new Greeter();
    const server = await aServer(greeter);
    const caller = await aCaller();

    const error = await errorOf(caller.call(greet, { name: '' }));

    expect(error.code).toBe('request.invalid');
    expect(JSON.stringify(error.problems)).not.toContain('name');
    expect(server.log.join()).toContain('"violations":"name: ');
    expect(greeter.contexts).toEqual([]);
  });

  it('that is not JSON is rejected, and the server continues', async () => {
    await aServer(new Greeter());
    const caller = await aCaller();

    admin.channel.publish('', topology.rpcQueue('tokens'), Buffer.from('{"name":'), {
      type: greet.name,
      headers: { deadline: Date.now() + 5_000 },
    });
    admin.channel.publish('', topology.rpcQueue('tokens'), Buffer.from([0xff, 0x00]), {});

    expect(await caller.call(greet, { name: 'Ada' })).toEqual({ greeting: 'Hello Ada' });
    await eventually(async () => expect(await admin.depth(topology.rpcQueue('tokens'))).toBe(0));
  });

  it('to a service without processes fails at once', async () => {
    const caller = await aCaller();

    const error = await errorOf(caller.call(greet, { name: 'Ada' }));

    expect(error).toMatchObject({ code: 'service.unavailable', retryAfter: 1 });
  });

  it('that an older service does not know is rejected', async () => {
    await aServer(new Greeter());
    const caller = await aCaller();

    expect(await errorOf(caller.call(wait, { label: 'a' }))).toMatchObject({ code: 'service.unavailable' });
  });

  it('with a precondition is unknown to a service that would ignore it', async () => {
    const queue = topology.rpcQueue('tokens');
    await declareRpcQueue(admin.channel, queue);
    const types: unknown[] = [];
    const giveUp = new AbortController();
    const olderService = (message: ConsumeMessage | null) => {
      types.push(message?.properties.type);
      giveUp.abort();
    };
    const { consumerTag } = await admin.channel.consume(queue, olderService, { noAck: true });
    const caller = await aCaller();
    await errorOf(caller.call(wait, { label: 'a' }, { ifMatch: ['version'], signal: giveUp.signal }));
    expect(types).toEqual(['tokens.wait-long?if-match']);

    await admin.channel.cancel(consumerTag);
    const waiter = new Waiter();
    waiter.gate.release();
    await aServer(waiter);
    await caller.call(wait, { label: 'b' }, { ifMatch: ['version'] });
    expect(waiter.contexts).toMatchObject([{ name: wait.name, ifMatch: ['version'] }]);
  });

  it('ends at its deadline, and does not run if it was cancelled before it started', async () => {
    const waiter = new Waiter();
    await aServer(waiter, { rpcPrefetch: 1 });
    const caller = await aCaller();
    const running = caller.call(wait, { label: 'running' });
    await eventually(() => expect(waiter.gate.arrived).toBe(1));

    const sentAt = performance.now();
    const error = await errorOf(caller.call(wait, { label: 'given up' }, { timeoutMs: 300 }));
    const waited = performance.now() - sentAt;

    expect(error.code).toBe('service.timed-out');
    expect(waited).toBeGreaterThanOrEqual(290);
    // The given timeout overrides the timeout of the contract.
    expect(waited).toBeLessThan(wait.timeoutMs / 2);
    waiter.gate.release();
    await running;
    await caller.call(wait, { label: 'next' });
    expect(waiter.startedWith).toEqual(['running', 'next']);
  });

  it('does not start after its deadline even if the broker has not expired it', async () => {
    const greeter = new Greeter();
    const server = await aServer(greeter);
    admin.channel.publish('', topology.rpcQueue('tokens'), Buffer.from('{"name":"Ada"}'), {
      type: greet.name,
      headers: { deadline: Date.now() - 1 },
    });

    await eventually(() => expect(server.log.join()).toContain('too-late'));
    expect(greeter.contexts).toEqual([]);
  });

  it('ends when its caller cancels it', async () => {
    const waiter = new Waiter();
    await aServer(waiter);
    const caller = await aCaller();
    const giveUp = new AbortController();
    const call = errorOf(caller.call(wait, { label: 'a' }, { signal: giveUp.signal }));
    await eventually(() => expect(waiter.gate.arrived).toBe(1));

    giveUp.abort();

    expect(await call).toMatchObject({ code: 'service.timed-out' });
    waiter.gate.release();
  });

  it('above the limit of calls in flight is rejected at once, and accepted again later', async () => {
    const waiter = new Waiter();
    await aServer(waiter);
    const caller = await aCaller({ maxCallsInFlight: 2 });
    const open = [caller.call(wait, { label: 'a' }), caller.call(wait, { label: 'b' })];

    expect(await errorOf(caller.call(wait, { label: 'c' }))).toMatchObject({
      code: 'service.overloaded',
      retryAfter: 1,
    });
    expect(await renderMetrics()).toMatch(
      /^plumbline_rpc_call_seconds_count\{call="tokens\.wait-long",outcome="overloaded"[^}]*\} 1$/m,
    );
    waiter.gate.release();
    await Promise.all(open);
    expect(await caller.call(wait, { label: 'd' })).toEqual({ label: 'd' });
  });

  it('of an account that has a quarter of all calls in flight is rejected at once, and those of other accounts are not', async () => {
    const waiter = new Waiter();
    await aServer(waiter);
    const caller = await aCaller({ maxCallsInFlight: 8 });
    const [hog, other] = [{ accountId: 1 }, { accountId: 2 }];
    const open = ['a', 'b'].map((label) => caller.call(wait, { label, actor: hog }));

    expect(await errorOf(caller.call(wait, { label: 'c', actor: hog }))).toMatchObject({
      code: 'service.overloaded',
      retryAfter: 1,
      message: expect.stringContaining('this account') as string,
    });
    open.push(caller.call(wait, { label: 'd', actor: other }));
    waiter.gate.release();
    expect(await Promise.all(open)).toEqual([{ label: 'a' }, { label: 'b' }, { label: 'd' }]);
    expect(await caller.call(wait, { label: 'e', actor: hog })).toEqual({ label: 'e' });
  });

  it('that is larger than the broker takes is rejected, like a reply that would be', async () => {
    await aServer(new Greeter(), { maxMessageBytes: 1_000 });
    const [caller, cautious] = [await aCaller(), await aCaller({ maxMessageBytes: 1_000 })];
    const name = 'n'.repeat(1_000);

    const replies = await Promise.all([
      caller.call(greet, { name: 'Ada' }),
      errorOf(caller.call(greet, { name })),
      caller.call(greet, { name: 'Bob' }),
    ]);
    expect(replies).toMatchObject([
      { greeting: 'Hello Ada' },
      { code: 'request.response-too-large', status: 422 },
      { greeting: 'Hello Bob' },
    ]);
    expect(await errorOf(cautious.call(greet, { name }))).toMatchObject({ code: 'request.too-large' });
    expect(await cautious.call(greet, { name: 'Cem' })).toEqual({ greeting: 'Hello Cem' });
  });
});

describe('a server', () => {
  it('limits the number of concurrent calls', async () => {
    const waiter = new Waiter();
    await aServer(waiter, { rpcPrefetch: 3 });
    const caller = await aCaller();
    const calls = ['a', 'b', 'c', 'd', 'e'].map((label) => caller.call(wait, { label }));

    await eventually(async () => {
      expect(waiter.gate.arrived).toBe(3);
      expect(await admin.depth(topology.rpcQueue('tokens'))).toBe(0);
    });
    expect(waiter.startedWith).toEqual(['a', 'b', 'c']);

    waiter.gate.release();
    expect(await Promise.all(calls)).toHaveLength(5);
  });

  it('answers other accounts at once while 200 calls of one account hang, from two callers', async () => {
    const hang = new Gate();
    const startedBy: number[] = [];
    class Handler {
      @HandleRpc(wait)
      async wait({ label, actor }: RpcRequest<typeof wait>) {
        startedBy.push(actor!.accountId);
        if (label === 'hang') await hang.pass();
        return { label };
      }
    }
    await aServer(new Handler());
    const callers = [await aCaller(), await aCaller()];
    const [hog, other] = [{ accountId: 1 }, { accountId: 2 }];
    const hung = callers.flatMap((caller) =>
      Array.from({ length: 100 }, () =>
        caller.call(wait, { label: 'hang', actor: hog }).catch((error: unknown) => error),
      ),
    );
    await eventually(() => expect(hang.arrived).toBeGreaterThan(0));

    const sentAt = performance.now();
    for (const caller of callers) {
      expect(await caller.call(wait, { label: 'quick', actor: other })).toEqual({ label: 'quick' });
    }
    // Long before a call that hangs ends.
    expect(performance.now() - sentAt).toBeLessThan(wait.timeoutMs / 4);
    expect(startedBy.filter((accountId) => accountId === 1)).toHaveLength(16);

    hang.release();
    const ended = await Promise.all(hung);
    const refused = ended.filter((end) => end instanceof DomainError);
    expect(refused).toHaveLength(200 - 128);
    expect(refused[0]).toMatchObject({ code: 'service.overloaded', retryAfter: 1 });
    expect(await callers[0]!.call(wait, { label: 'quick', actor: hog })).toEqual({ label: 'quick' });
  });

  it('consumes again after its queue was deleted, and is not ready in the meantime', async () => {
    const server = await aServer(new Greeter());
    const caller = await aCaller();

    await admin.channel.deleteQueue(topology.rpcQueue('tokens'));

    await eventually(() => expect(server.log.join()).toContain('consumer.cancelled-by-broker'));
    await server.ready();
    expect(await caller.call(greet, { name: 'Ada' })).toEqual({ greeting: 'Hello Ada' });
  });

  it('finishes calls in flight when it stops, and returns the others to the queue', async () => {
    const waiter = new Waiter();
    const server = await aServer(waiter, { rpcPrefetch: 1 });
    const caller = await aCaller();
    const inFlight = caller.call(wait, { label: 'in flight' });
    await eventually(() => expect(waiter.gate.arrived).toBe(1));
    const queued = caller.call(wait, { label: 'queued' });

    const stopped = server.stop();
    // The broker has no consumer before the server knows it, and until then the end of a call starts the next one.
    await eventually(async () =>
      expect(await admin.channel.checkQueue(topology.rpcQueue('tokens'))).toMatchObject({
        consumerCount: 0,
        messageCount: 1,
      }),
    );
    expect(server.isReady).toBe(false);
    waiter.gate.release();
    await stopped;
    expect(await inFlight).toEqual({ label: 'in flight' });

    const other = new Waiter();
    other.gate.release();
    await aServer(other);
    expect(await queued).toEqual({ label: 'queued' });
    expect(waiter.startedWith).toEqual(['in flight']);
    expect(other.startedWith).toEqual(['queued']);
  });

  it('does not start with a call that has no handler', async () => {
    const start = RunningProcess.launch({
      url: broker.url,
      contracts: [greet, wait],
      handlers: [{ provide: 'handler', useValue: new Greeter() }],
    });

    await expect(start).rejects.toThrow('tokens: the call tokens.wait-long has no handler');
  });

  it('does not start with two handlers for a call', async () => {
    const start = RunningProcess.launch({
      url: broker.url,
      handlers: [
        { provide: 'one', useValue: new Greeter() },
        { provide: 'other', useValue: new Greeter() },
      ],
    });

    await expect(start).rejects.toThrow('the call tokens.greet-person has a second handler, Greeter.greet');
  });
});

describe('when the broker crashes', () => {
  it('a call in flight fails at once, runs once, and calls succeed after the restart', async () => {
    const waiter = new Waiter();
    const server = await aServer(waiter);
    const caller = await aCaller();
    const inFlight = errorOf(caller.call(wait, { label: 'in flight' }));
    await eventually(() => expect(waiter.gate.arrived).toBe(1));

    const killedAt = performance.now();
    await broker.kill();
    expect(await inFlight).toMatchObject({ code: 'service.unavailable', retryAfter: 1 });
    // Before its deadline.
    expect(performance.now() - killedAt).toBeLessThan(wait.timeoutMs / 2);
    expect(await errorOf(caller.call(wait, { label: 'while away' }))).toMatchObject({ code: 'service.unavailable' });
    await eventually(() => expect(server.isReady).toBe(false));

    waiter.gate.release();
    await broker.start();
    await server.ready();
    const reply = await eventually(() => caller.call(wait, { label: 'afterwards' }));
    expect(reply).toEqual({ label: 'afterwards' });
    expect(waiter.startedWith).toEqual(['in flight', 'afterwards']);
  });
});
