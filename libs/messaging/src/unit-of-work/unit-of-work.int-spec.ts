import { rpc, type Principal } from '@plumbline/contracts';
import { createDataSource, Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { eventually } from '@plumbline/testing';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { Idempotency } from '../idempotency/idempotency';
import { createProcessedRequests, dropProcessedRequests } from '../idempotency/processed-request-table';
import { createOutbox, createPublishedEvents, dropOutbox, dropPublishedEvents } from '../outbox/outbox-table';
import { Outbox } from '../outbox/outbox';
import type { RpcContext } from '../rpc/rpc-context';
import { Gate } from '../testing/gate';
import { userRenamed } from '../testing/user-renamed';
import { UnitOfWork, type UnattributedWork, type Work } from './unit-of-work';

const rename = rpc('identity.rename-user', {
  request: z.object({ name: z.string() }),
  reply: z.object({ name: z.string() }),
  write: true,
});

let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  const options = { url: process.env['TEST_DATABASE_URL']!, schema: 'public', entities: [], migrations: [] };
  dataSource = await createDataSource(options).initialize();
  unitOfWork = new UnitOfWork(new Idempotency(), new Outbox(), new Clock(), new Database(dataSource));
});
afterAll(() => dataSource.destroy());
beforeEach(async () => {
  const runner = dataSource.createQueryRunner();
  await createOutbox(runner);
  await createPublishedEvents(runner);
  await createProcessedRequests(runner);
  await runner.query('create table renamed (name text)');
  await runner.release();
});
afterEach(async () => {
  const runner = dataSource.createQueryRunner();
  await dropOutbox(runner);
  await dropPublishedEvents(runner);
  await dropProcessedRequests(runner);
  await runner.query('drop table renamed');
  await runner.release();
});

const aCall = (idempotencyKey = 'key'): RpcContext => ({
  name: rename.name,
  idempotencyKey,
  deadline: new Date(Date.now() + 10_000),
  redelivered: false,
});

const anActor = ({ accountId = 1, ip }: { accountId?: number; ip?: string } = {}): Principal => ({
  accountId,
  userId: 7,
  kind: 'in-house',
  owner: false,
  permissions: [],
  credential: { type: 'token', tokenId: 'abc', scopes: ['write'] },
  ip,
});

async function save({ tx }: Pick<Work, 'tx'>, name: string): Promise<{ name: string }> {
  await tx.query('insert into renamed (name) values ($1)', [name]);
  return { name };
}

/** Writes one row and records one event. */
const renameTo =
  (name: string) =>
  async (unit: Work): Promise<{ name: string }> => {
    await unit.record(userRenamed, { name });
    return save(unit, name);
  };

const names = async () =>
  (await dataSource.query<{ name: string }[]>('select name from renamed order by name')).map(({ name }) => name);

const events = async () =>
  (await dataSource.query<{ message: string }[]>('select message from outbox order by id')).map(
    ({ message }) => JSON.parse(message) as Record<string, unknown>,
  );

describe('a unit of work of a call', () => {
  it('commits its rows together with its events, which carry the account and the actor', async () => {
    const reply = await unitOfWork.run(aCall(), { actor: anActor({ accountId: 3 }) }, renameTo('Ada'));

    expect(reply).toEqual({ name: 'Ada' });
    expect(await names()).toEqual(['Ada']);
    expect(await events()).toEqual([
      expect.objectContaining({
        type: 'user.renamed',
        accountId: 3,
        actor: expect.objectContaining({ userId: 7, tokenId: 'abc' }) as unknown,
        data: { name: 'Ada' },
      }),
    ]);
  });

  it('records many events of one type, with their project', async () => {
    await unitOfWork.run(aCall(), { actor: anActor() }, async ({ recordAll }) => {
      await recordAll(userRenamed, [{ name: 'Ada' }, { name: 'Bob' }], { projectId: 5 });
      return {};
    });

    expect(await events()).toEqual([
      expect.objectContaining({ accountId: 1, projectId: 5, data: { name: 'Ada' } }),
      expect.objectContaining({ accountId: 1, projectId: 5, data: { name: 'Bob' } }),
    ]);
  });

  it('runs once per idempotency key, even if the repeated call has another address', async () => {
    const first = await unitOfWork.run(aCall(), { actor: anActor() }, renameTo('Ada'));
    const repeat = await unitOfWork.run(aCall(), { actor: anActor({ ip: '192.0.2.1' }) }, renameTo('Bob'));

    expect(repeat).toEqual(first);
    expect(await names()).toEqual(['Ada']);
    expect(await events()).toHaveLength(1);
  });

  it('may use the idempotency key of another account', async () => {
    await unitOfWork.run(aCall(), { actor: anActor({ accountId: 1 }) }, renameTo('Ada'));
    await unitOfWork.run(aCall(), { actor: anActor({ accountId: 2 }) }, renameTo('Bob'));

    expect(await names()).toEqual(['Ada', 'Bob']);
  });

  it('stores no rows, no events and no key when it fails', async () => {
    const failing = unitOfWork.run(aCall(), { actor: anActor() }, async (unit) => {
      await renameTo('Ada')(unit);
      throw new Error('not today');
    });
    await expect(failing).rejects.toThrow('not today');

    expect(await names()).toEqual([]);
    expect(await events()).toEqual([]);
    await unitOfWork.run(aCall(), { actor: anActor() }, renameTo('Bob'));
    expect(await names()).toEqual(['Bob']);
  });

  it('rejects a key that was used for another request', async () => {
    await unitOfWork.run(aCall(), { actor: anActor() }, renameTo('Ada'));
    const other = { actor: anActor(), name: 'Bob' };

    await expect(unitOfWork.run(aCall(), other, renameTo('Bob'))).rejects.toMatchObject({
      code: 'request.idempotency-key-reused',
    });
  });
});

describe('an anonymous unit of work', () => {
  const work = async (unit: UnattributedWork): Promise<{ name: string }> => {
    await unit.record(userRenamed, { name: 'Ada' }, { accountId: 4 });
    await unit.attributedTo({ accountId: 5, actor: { userId: 9 } }).record(userRenamed, { name: 'Ada' });
    return save(unit, 'Ada');
  };

  it('runs once for one idempotency key, and its events name their account', async () => {
    await unitOfWork.runAnonymous(aCall(), { email: 'ada@example.com' }, work);
    await unitOfWork.runAnonymous(aCall(), { email: 'ada@example.com' }, work);

    expect(await names()).toEqual(['Ada']);
    expect(await events()).toEqual([
      expect.objectContaining({ accountId: 4 }),
      expect.objectContaining({ accountId: 5, actor: { userId: 9 } }),
    ]);
  });
});

describe('an internal unit of work', () => {
  it('commits rows and events without an idempotency key', async () => {
    await unitOfWork.runInternal({ accountId: 6 }, renameTo('Ada'));
    await unitOfWork.runInternal((unit) => renameTo('Bob')(unit.attributedTo({ accountId: 7 })));

    expect(await names()).toEqual(['Ada', 'Bob']);
    expect(await events()).toEqual([
      expect.objectContaining({ accountId: 6 }),
      expect.objectContaining({ accountId: 7 }),
    ]);
  });

  it('records no events when it fails', async () => {
    const failing = unitOfWork.runInternal({ accountId: 6 }, async (unit) => {
      await renameTo('Ada')(unit);
      throw new Error('not today');
    });
    await expect(failing).rejects.toThrow('not today');

    expect(await events()).toEqual([]);
    expect(await names()).toEqual([]);
  });
});

it('a unit of work without a database names the missing module', async () => {
  const withoutDatabase = new UnitOfWork(new Idempotency(), new Outbox(), new Clock());

  await expect(withoutDatabase.runInternal(() => Promise.resolve())).rejects.toThrow('PersistenceModule');
});

describe('units of work that wait for each other', () => {
  it('all commit, and record their events once', async () => {
    await dataSource.query(`insert into renamed (name) values ('one'), ('two')`);
    const gate = new Gate();
    const changeBoth = (first: string, second: string, actor: Principal) =>
      unitOfWork.run(aCall(first), { actor }, async ({ tx, record }) => {
        const change = 'update renamed set name = name where name = $1';
        await tx.query(change, [first]);
        await gate.pass();
        await tx.query(change, [second]);
        await record(userRenamed, { name: first });
        return {};
      });

    const both = [changeBoth('one', 'two', anActor()), changeBoth('two', 'one', anActor())];
    await eventually(() => expect(gate.arrived).toBe(2));
    gate.release();
    await Promise.all(both);

    expect(gate.arrived).toBe(3);
    expect((await events()).map(({ data }) => data)).toEqual(
      expect.arrayContaining([{ name: 'one' }, { name: 'two' }]),
    );
    expect(await events()).toHaveLength(2);
  });
});
