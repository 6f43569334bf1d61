import { rpc, topology, type RpcRequest } from '@plumbline/contracts';
import { connect } from 'amqplib';
import { Database } from '@plumbline/persistence';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { eventually, startTestPostgres, startTestRabbit, type TestServer } from '@plumbline/testing';
import { Log } from '@plumbline/runtime';
import { declareRpcQueue } from '../broker/declare-topology';
import { HandleRpc } from '../rpc/handle-rpc';
import { RpcClient } from '../rpc/rpc-client';
import type { RpcContext } from '../rpc/rpc-context';
import { Gate } from '../testing/gate';
import { RunningProcess } from '../testing/running-process';
import { Idempotency } from './idempotency';
import { ProcessedRequestCleanup } from './processed-request-cleanup';
import { createProcessedRequests, dropProcessedRequests } from './processed-request-table';

const issue = rpc('tokens.issue-number', {
  request: z.object({ name: z.string() }),
  reply: z.object({ number: z.int() }),
  write: true,
});

const withdraw = rpc('tokens.withdraw-number', { ...issue, reply: z.object({}) });

let broker: TestServer;
let postgres: TestServer;
let database: DataSource;
const inTransaction: Database['transaction'] = (work) => new Database(database).transaction(work);
let running: RunningProcess[] = [];

beforeAll(async () => {
  [broker, postgres] = await Promise.all([startTestRabbit(), startTestPostgres()]);
});
afterAll(async () => {
  await Promise.all([broker.remove(), postgres.remove()]);
});
beforeEach(async () => {
  database = await new DataSource({ type: 'postgres', url: postgres.url }).initialize();
  await createProcessedRequests(database.createQueryRunner());
  await database.query('create table issued (number int generated always as identity, name text)');
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.stop()));
  running = [];
  await database.query('drop table issued');
  await dropProcessedRequests(database.createQueryRunner());
  await database.destroy();
});

/** Issues the next number, once for each key. */
class Issuer {
  started = 0;
  constructor(private readonly beforeCommit = async () => {}) {}

  @HandleRpc(issue)
  issue({ name }: RpcRequest<typeof issue>, call: RpcContext): Promise<{ number: number }> {
    this.started += 1;
    return inTransaction((tx) =>
      new Idempotency().once(tx, call, { name }, async () => {
        const [row] = await tx.query<{ number: number }[]>('insert into issued (name) values ($1) returning number', [
          name,
        ]);
        await this.beforeCommit();
        return { number: row!.number };
      }),
    );
  }

  @HandleRpc(withdraw)
  withdraw({ name }: RpcRequest<typeof withdraw>, call: RpcContext): Promise<Record<string, never>> {
    return inTransaction((tx) =>
      new Idempotency().once(tx, call, { name }, async () => {
        await tx.query('delete from issued where name = $1', [name]);
        return {};
      }),
    );
  }
}

async function aServer(issuer: Issuer): Promise<RpcClient> {
  const handlers = [{ provide: 'handler', useValue: issuer }];
  const server = await RunningProcess.start({ url: broker.url, handlers });
  running.push(server);
  return server.get(RpcClient);
}

const issued = async () =>
  (await database.query<{ name: string }[]>('select name from issued')).map(({ name }) => name);

describe('a write that arrives twice', () => {
  it('runs once and gets the same reply', async () => {
    const client = await aServer(new Issuer());

    const first = await client.call(issue, { name: 'Ada' }, { idempotencyKey: 'a' });
    const second = await client.call(issue, { name: 'Ada' }, { idempotencyKey: 'a' });

    expect(second).toEqual(first);
    expect(await issued()).toEqual(['Ada']);
  });

  it('runs once even when both calls are in flight at the same time', async () => {
    const gate = new Gate();
    const client = await aServer(new Issuer(() => gate.pass()));

    const calls = [1, 2, 3].map(() => client.call(issue, { name: 'Ada' }, { idempotencyKey: 'a' }));
    await eventually(() => expect(gate.arrived).toBe(1));
    gate.release();

    const [first, ...others] = await Promise.all(calls);
    expect(others).toEqual([first, first]);
    expect(await issued()).toEqual(['Ada']);
  });

  it('runs again when the first call failed', async () => {
    let fail = true;
    const client = await aServer(
      new Issuer(async () => {
        if (fail) throw new Error('no');
      }),
    );

    await expect(client.call(issue, { name: 'Ada' }, { idempotencyKey: 'a' })).rejects.toMatchObject({
      code: 'service.failed',
    });
    fail = false;
    await client.call(issue, { name: 'Ada' }, { idempotencyKey: 'a' });

    expect(await issued()).toEqual(['Ada']);
  });

  it('with the same key and another request is rejected', async () => {
    const client = await aServer(new Issuer());
    await client.call(issue, { name: 'Ada' }, { idempotencyKey: 'a' });

    await expect(client.call(issue, { name: 'Bob' }, { idempotencyKey: 'a' })).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
    expect(await issued()).toEqual(['Ada']);
  });

  it('with the same key and another call is rejected, even if the request is equal', async () => {
    const client = await aServer(new Issuer());
    await client.call(issue, { name: 'Ada' }, { idempotencyKey: 'a' });

    await expect(client.call(withdraw, { name: 'Ada' }, { idempotencyKey: 'a' })).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
    expect(await issued()).toEqual(['Ada']);
  });

  it('that the broker redelivered runs once', async () => {
    // A process that handles the message and crashes before it acknowledges.
    const connection = await connect(broker.url);
    const channel = await connection.createChannel();
    await declareRpcQueue(channel, topology.rpcQueue('tokens'));
    const key = uuid();
    await inTransaction((tx) =>
      new Idempotency().once(tx, { name: issue.name, idempotencyKey: key }, { name: 'Ada' }, async () => {
        await tx.query(`insert into issued (name) values ('Ada')`);
        return { number: 1 };
      }),
    );
    const taken = new Promise<void>((resolve) => {
      void channel.consume(topology.rpcQueue('tokens'), () => resolve());
    });
    channel.sendToQueue(topology.rpcQueue('tokens'), Buffer.from('{"name":"Ada"}'), {
      type: issue.name,
      headers: { deadline: Date.now() + 60_000, 'idempotency-key': key },
    });
    await taken;
    await connection.close();

    const issuer = new Issuer();
    await aServer(issuer);

    await eventually(() => expect(issuer.started).toBe(1));
    await eventually(() => expect(running[0]!.log.join()).toContain('"redelivered":true'));
    expect(await issued()).toEqual(['Ada']);
  });
});

it('replies are deleted after a day', async () => {
  await database.query(
    `insert into processed_request (key, fingerprint, created_at)
     values ('old', '', now() - interval '25 hours'), ('recent', '', now() - interval '23 hours')`,
  );

  await new ProcessedRequestCleanup(database, new Log({ service: 'test', level: 'silent' })).deleteOld();

  expect(await database.query('select key from processed_request')).toEqual([{ key: 'recent' }]);
});
