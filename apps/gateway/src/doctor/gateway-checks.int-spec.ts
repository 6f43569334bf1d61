import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine } from '@plumbline/runtime';
import { startTestRedis, type TestServer } from '@plumbline/testing';
import { Redis } from 'ioredis';
import { configSchema } from '../config';
import { fileChecks } from './file-checks';
import { limitStoreCheck } from './limit-store-check';

describe('the checks of the store of request limits', () => {
  let server: TestServer;
  let redis: Redis;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.remove();
  });

  const found = async (REDIS_URL: string | undefined, GATEWAY_REPLICAS = 2) =>
    (await examine([limitStoreCheck({ REDIS_URL, GATEWAY_REPLICAS })]))[0];
  const withPassword = (password: string) => server.url.replace('redis://', `redis://:${password}@`);

  it('are content with a store that all gateways share, and with one gateway alone', async () => {
    expect(await found(server.url)).toMatchObject({
      result: 'ok',
      detail: expect.stringMatching(/^(Redis|Valkey) \d/),
    });
    expect(await found(undefined, 1)).toMatchObject({ result: 'ok' });
  });

  it('notice several gateways that count alone', async () => {
    expect(await found(undefined)).toMatchObject({
      result: 'fault',
      detail: expect.stringContaining('Each of the 2 gateways counts alone'),
      remedy: expect.stringContaining('REDIS_URL'),
    });
  });

  it('notice a store that is not reached', async () => {
    expect(await found('redis://127.0.0.1:1')).toMatchObject({
      result: 'fault',
      detail: expect.stringMatching(/127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED/),
    });
  });

  it('notice a wrong password, without printing it', async () => {
    await redis.config('SET', 'requirepass', 'right');
    try {
      const finding = await found(withPassword('wrong-password'));
      expect(finding).toMatchObject({ result: 'fault', detail: expect.stringContaining('WRONGPASS') });
      expect(JSON.stringify(finding)).not.toContain('wrong-password');
      expect(await found(withPassword('right'))).toMatchObject({ result: 'ok' });
    } finally {
      await redis.config('SET', 'requirepass', '');
    }
  });

  it('notice a replica, which accepts no writes', async () => {
    await redis.replicaof('127.0.0.1', 1);
    try {
      expect(await found(server.url)).toMatchObject({
        result: 'fault',
        detail: expect.stringContaining('is a replica'),
      });
    } finally {
      await redis.replicaof('NO', 'ONE');
    }
  });

  it('warn about a store that forgets when its memory is full', async () => {
    await redis.config('SET', 'maxmemory', '100mb');
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await found(server.url)).toMatchObject({
      result: 'warning',
      detail: expect.stringContaining('allkeys-lru'),
    });
  });
});

describe('the checks of files', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'plumbline-doctor-'));
    await writeFile(join(directory, 'file'), '');
  });
  afterAll(() => rm(directory, { recursive: true }));

  const examined = (settings: Record<string, string>) =>
    examine(
      fileChecks(
        configSchema.parse({
          RABBITMQ_URL: 'amqp://b',
          FILE_LINK_SECRET: randomBytes(32).toString('hex'),
          ...settings,
        }),
      ),
    );

  it('are content with a directory that can be written to', async () => {
    expect((await examined({ BLOB_DIRECTORY: directory })).map(({ result }) => result)).toEqual(['ok', 'ok']);
  });

  it('notice a directory that is none', async () => {
    const [files] = await examined({ BLOB_DIRECTORY: join(directory, 'file') });
    expect(files).toMatchObject({
      result: 'fault',
      detail: expect.stringContaining('BLOB_DIRECTORY must be a directory'),
    });
  });

  it('notice a bucket that is not reached, without printing the key', async () => {
    const [files] = await examined({
      ...{ S3_BUCKET: 'files', S3_ENDPOINT: 'http://127.0.0.1:1' },
      ...{ S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key-nobody-reads' },
    });
    expect(files).toMatchObject({
      result: 'fault',
      detail: expect.stringContaining('The bucket files cannot be used'),
    });
    expect(JSON.stringify(files)).not.toContain('key-nobody-reads');
  });

  it('warn about a link secret that can be guessed, without printing it', async () => {
    const [, links] = await examined({ BLOB_DIRECTORY: directory, FILE_LINK_SECRET: 'abc'.repeat(20) });
    expect(links).toMatchObject({ result: 'warning', remedy: expect.stringContaining('openssl rand -hex 32') });
    expect(JSON.stringify(links)).not.toContain('abcabc');
  });
});
