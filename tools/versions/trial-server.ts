import { startTestRabbit, startTestRedis } from '@plumbline/testing';
import { connect } from 'amqplib';
import { Redis } from 'ioredis';
import type { Trial } from './matrix';

/** The server of a trial while its tests run. */
export interface TrialServer {
  version: string;
  /** Variables by which tests use it. */
  environment: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts the server that the environment chooses, or connects to it, and asks for its version. */
export function startTrialServer(kind: Trial['server']): Promise<TrialServer> {
  return kind === 'rabbitmq' ? rabbit() : redis();
}

async function rabbit(): Promise<TrialServer> {
  const { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: managementUrl } = process.env;
  if (url && managementUrl) return { version: await rabbitVersion(url), environment: {}, stop: async () => undefined };
  const server = await startTestRabbit();
  return {
    version: await rabbitVersion(server.url),
    environment: { RABBITMQ_URL: server.url, RABBITMQ_MANAGEMENT_URL: server.managementUrl! },
    stop: () => server.remove(),
  };
}

async function rabbitVersion(url: string): Promise<string> {
  const connection = await connect(url);
  const { product, version } = connection.connection.serverProperties as { product: string; version: string };
  await connection.close();
  return `${product} ${version}`;
}

/** The tests of request limits stop their server, so that each starts its own. This one only tells the version. */
async function redis(): Promise<TrialServer> {
  const server = await startTestRedis();
  const client = new Redis(server.url);
  try {
    return { version: versionIn(await client.info('server')), environment: {}, stop: async () => undefined };
  } finally {
    client.disconnect();
    await server.remove();
  }
}

/** Valkey reports itself as a Redis 7.2 as well. */
export function versionIn(info: string): string {
  const field = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1];
  const valkey = field('valkey_version');
  return valkey === undefined ? `Redis ${field('redis_version')}` : `Valkey ${valkey}`;
}
