import { startTestPostgres, type TestServer } from '@plumbline/testing';
import { Client } from 'pg';
import { examine } from '@plumbline/runtime';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { databaseChecks, migrate } from '@plumbline/persistence';

class First1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table thing (id int)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thing');
  }
}

describe('the checks of a database', () => {
  let postgres: TestServer;
  let url: string;
  const options = (given: Partial<{ url: string; schema: string }> = {}) => ({
    ...{ url, schema: 'examined', entities: [], migrations: [First1700000000000] },
    ...given,
  });
  const found = async (check: string, given?: Parameters<typeof options>[0]) => {
    const findings = await examine(databaseChecks(options(given)));
    return findings.find((finding) => finding.check === check);
  };
  const asSuperuser = async (sql: string) => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    try {
      return await client.query<Record<string, string>>(sql);
    } finally {
      await client.end();
    }
  };
  const setting = async (name: string) => (await asSuperuser(`show ${name}`)).rows[0]![name];
  const changed = (part: 'password' | 'username' | 'pathname' | 'port' | 'hostname', value: string) => {
    const wrong = new URL(url);
    wrong[part] = value;
    return wrong.href;
  };

  beforeAll(async () => {
    postgres = await startTestPostgres();
    await asSuperuser(`
      create role examined login password 'right';
      create schema examined authorization examined;
      alter role examined set search_path = examined`);
    const own = new URL(postgres.url);
    own.username = 'examined';
    own.password = 'right';
    url = own.href;
  });
  afterAll(() => postgres.remove());

  it('name the migrations that have not run, and are content when they have', async () => {
    expect(await found('migrations')).toMatchObject({
      result: 'fault',
      detail: '1 have not run: First1700000000000.',
      remedy: expect.stringContaining('migrate.js'),
    });
    await migrate(options());
    const findings = await examine(databaseChecks(options()));
    expect(findings.map(({ check, result }) => [check, result])).toEqual([
      ['database', 'ok'],
      ['clock', 'ok'],
      ['connections', 'ok'],
      ['schema', 'ok'],
      ['migrations', 'ok'],
    ]);
  });

  it.each([
    ['a wrong password', () => changed('password', 'wrong'), /rejects the password/],
    ['a wrong database', () => changed('pathname', '/nowhere'), /has no database/],
    ['a port where nothing listens', () => changed('port', '1'), /refuses connections/],
    ['a host that does not exist', () => changed('hostname', 'nowhere.invalid'), /has no address/],
  ])('say what to do about %s, without the password', async (_fault, wrong, detail) => {
    const findings = await examine(databaseChecks(options({ url: wrong() })));
    expect(findings[0]).toMatchObject({ check: 'database', result: 'fault', detail: expect.stringMatching(detail) });
    expect(findings.slice(1).map(({ result }) => result)).toEqual(['skipped', 'skipped', 'skipped', 'skipped']);
    expect(JSON.stringify(findings)).not.toMatch(/right|wrong/);
  });

  it('notice a role with the schema of another service', async () => {
    expect(await found('schema', { schema: 'other' })).toMatchObject({
      result: 'fault',
      detail: 'The role of DATABASE_URL uses the schema "examined" instead of "other".',
      remedy: expect.stringContaining('database-roles.sh'),
    });
  });

  it('warn about a role that may read everything', async () => {
    await asSuperuser('alter role examined superuser');
    try {
      expect(await found('schema')).toMatchObject({ result: 'warning', detail: expect.stringContaining('superuser') });
    } finally {
      await asSuperuser('alter role examined nosuperuser');
    }
  });

  it('notice a clock that is wrong', async () => {
    const now = jest.spyOn(Date, 'now').mockImplementation(() => new Date().getTime() - 60_000);
    try {
      expect(await found('clock')).toMatchObject({
        result: 'fault',
        detail: expect.stringContaining('differ by 60 s'),
      });
    } finally {
      now.mockRestore();
    }
  });

  it('warn before the connections are used up', async () => {
    const clients: Client[] = [];
    const used = Math.ceil(Number(await setting('max_connections')) * 0.9);
    try {
      for (let count = 0; count < used; count++) {
        const client = new Client({ connectionString: postgres.url });
        clients.push(client);
        await client.connect();
      }
      expect(await found('connections')).toMatchObject({ result: 'warning' });
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  });
});
