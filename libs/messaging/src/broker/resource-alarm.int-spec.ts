import { rpc, topology, type RpcRequest } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { Readiness, renderMetrics } from '@plumbline/runtime';
import { eventually, startTestPostgres, startTestRabbit } from '@plumbline/testing';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { HandleEvent } from '../events/handle-event';
import { Outbox } from '../outbox/outbox';
import { createOutbox, createPublishedEvents } from '../outbox/outbox-table';
import { HandleRpc } from '../rpc/handle-rpc';
import { RpcClient } from '../rpc/rpc-client';
import { Gate } from '../testing/gate';
import { RunningProcess } from '../testing/running-process';
import { userRenamed } from '../testing/user-renamed';

const greet = rpc('tokens.greet-person', {
  request: z.object({ name: z.string() }),
  reply: z.object({ greeting: z.string() }),
});
const queue = topology.eventQueue('tokens');

let broker: Awaited<ReturnType<typeof startTestRabbit>>;
let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
let database: DataSource;

beforeAll(async () => {
  [broker, postgres] = await Promise.all([startTestRabbit(), startTestPostgres()]);
  database = await new DataSource({ type: 'postgres', url: postgres.url }).initialize();
  await createOutbox(database.createQueryRunner());
  await createPublishedEvents(database.createQueryRunner());
});
afterAll(async () => {
  await database.destroy();
  await Promise.all([broker.remove(), postgres.remove()]);
});

/** A service that answers calls, and that publishes and consumes events. Its event handler waits for the gate. */
class Handlers {
  readonly gate = new Gate();
  readonly handled: string[] = [];

  @HandleRpc(greet)
  async greet({ name }: RpcRequest<typeof greet>) {
    return { greeting: `Hello ${name}` };
  }

  @HandleEvent(userRenamed)
  async renamed({ data }: { data: { name: string } }): Promise<void> {
    await this.gate.pass();
    this.handled.push(data.name);
  }
}

const resources = [
  {
    resource: 'memory',
    runOut: ['set_vm_memory_high_watermark', 'absolute', '1MB'],
    recover: ['set_vm_memory_high_watermark', '0.4'],
  },
  { resource: 'disk', runOut: ['set_disk_free_limit', '100000GB'], recover: ['set_disk_free_limit', '100MB'] },
];

describe('while the broker is short of a resource', () => {
  let handlers: Handlers;
  let service: RunningProcess;
  let gateway: RunningProcess;
  beforeEach(async () => {
    handlers = new Handlers();
    const options = { url: broker.url, handlers: [{ provide: 'handlers', useValue: handlers }] };
    service = await RunningProcess.start({ ...options, databaseUrl: postgres.url });
    gateway = await RunningProcess.start({ url: broker.url, service: 'gateway' });
  });
  afterEach(async () => {
    for (const { recover } of resources) await broker.ctl(...recover);
    await Promise.all([service.stop(), gateway.stop()]);
  });

  const record = (name: string) =>
    new Database(database).transaction((tx) =>
      service.get(Outbox).record(tx, userRenamed, { accountId: 1, data: { name } }),
    );
  const call = () => gateway.get(RpcClient).call(greet, { name: 'Ada' }, { timeoutMs: 1_000 });
  const missing = (process: RunningProcess) => process.get(Readiness).missing();
  const inQueue = async () => {
    const lines = (await broker.ctl('-q', 'list_queues', 'name', 'messages')).split('\n');
    return lines.find((line) => line.startsWith(`${queue}\t`))?.split('\t')[1];
  };

  it.each(resources)(
    '($resource) calls fail at once, events are consumed and wait in the outbox, and all continues by itself',
    async ({ runOut, recover }) => {
      await record('before');
      await eventually(() => expect(handlers.gate.arrived).toBe(1));
      await broker.ctl(...runOut);

      await record('during');
      await eventually(() => expect(missing(service)).toEqual(['broker-resources']));
      expect(service.log.join()).toContain('broker.blocked');
      expect(await renderMetrics()).toMatch(/^plumbline_broker_connection_blocked\{connection="events"[^}]*\} 1$/m);
      handlers.gate.release();
      await eventually(async () => expect(await inQueue()).toBe('0'));
      await eventually(() => expect(call()).rejects.toMatchObject({ code: 'service.unavailable', retryAfter: 1 }));
      expect(missing(gateway)).toEqual(['broker-resources']);

      await broker.ctl(...recover);
      await eventually(() => expect([missing(service), missing(gateway)]).toEqual([[], []]));
      await eventually(() => expect(call()).resolves.toEqual({ greeting: 'Hello Ada' }));
      await eventually(() => expect(new Set(handlers.handled)).toEqual(new Set(['before', 'during'])), 60_000);
      await eventually(async () => expect(await database.query('select id from outbox')).toEqual([]), 60_000);
      expect(await renderMetrics()).toMatch(/^plumbline_broker_connection_blocked\{connection="events"[^}]*\} 0$/m);
    },
  );

  it('a process stops in time', async () => {
    handlers.gate.release();
    await broker.ctl(...resources[0]!.runOut);
    await record('during');
    await eventually(() => expect(missing(service)).toEqual(['broker-resources']));
    await eventually(() => expect(call()).rejects.toMatchObject({ code: 'service.unavailable' }));

    const stopping = Date.now();
    await Promise.all([service.stop(), gateway.stop()]);

    expect(Date.now() - stopping).toBeLessThan(25_000);
  });
});
