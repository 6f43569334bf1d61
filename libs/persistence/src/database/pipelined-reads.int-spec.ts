import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createDataSource } from './data-source';
import { Database } from './database';
import { isDatabaseOutage } from './errors';
import { PipelinedReads } from './pipelined-reads';

describe('pipelined reads', () => {
  let database: Database;
  beforeAll(async () => {
    const options = { url: process.env['TEST_DATABASE_URL']!, schema: 'public', entities: [], migrations: [] };
    database = new Database(await createDataSource(options).initialize());
  });
  afterAll(() => database.close());

  const share = { name: 'share', text: 'select 100 / $1::int as share, pg_backend_pid() as pid' };
  const sleep = { name: 'sleep', text: 'select pg_sleep($1)' };
  const readShare = (of: number) => database.readPipelined<{ share: number; pid: number }>(share, [of]);

  it('return their own results on one connection', async () => {
    const divisors = Array.from({ length: 200 }, (_, index) => index + 1);
    const results = await Promise.all(divisors.map((of) => readShare(of)));
    expect(results.map(([row]) => row!.share)).toEqual(divisors.map((of) => Math.trunc(100 / of)));
    expect(new Set(results.map(([row]) => row!.pid)).size).toBe(1);
  });

  it('fail independently of each other', async () => {
    const [before, failing, after] = await Promise.allSettled([readShare(2), readShare(0), readShare(4)]);
    expect(before).toMatchObject({ status: 'fulfilled', value: [{ share: 50 }] });
    expect(failing).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
    expect(after).toMatchObject({ status: 'fulfilled', value: [{ share: 25 }] });
  });

  it('fail with an outage when the connection breaks, and then reconnect', async () => {
    const [{ pid }] = (await readShare(1)) as [{ share: number; pid: number }];
    const inFlight = Promise.allSettled([database.readPipelined(sleep, [30]), readShare(2)]);
    await database.reader.query('select pg_terminate_backend($1)', [pid]);
    for (const read of await inFlight) expect(isDatabaseOutage((read as PromiseRejectedResult).reason)).toBe(true);
    const [row] = await readShare(5);
    expect(row).toMatchObject({ share: 20 });
    expect(row!.pid).not.toBe(pid);
  });

  it('fail with an outage while the database is unavailable, and succeed afterwards', async () => {
    const url = new URL(process.env['TEST_DATABASE_URL']!);
    const door = createServer((socket) => {
      socket.pipe(connect(Number(url.port), url.hostname)).pipe(socket);
    });
    const open = (port: number) => once(door.listen(port, '127.0.0.1'), 'listening');
    await open(0);
    const { port } = door.address() as AddressInfo;
    await once(door.close(), 'close');
    const behindDoor = Object.assign(new URL(url), { host: `127.0.0.1:${port}` });
    const reads = new PipelinedReads({ connectionString: behindDoor.href });
    const refused = await reads.read(share, [1]).catch((error: unknown) => error);
    expect(isDatabaseOutage(refused)).toBe(true);
    await open(port);
    expect(await reads.read(share, [2])).toMatchObject([{ share: 50 }]);
    await reads.close();
    door.close();
  });
});
