import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface QueueDescription {
  name: string;
  arguments: Record<string, unknown>;
}

/** What a user of RabbitMQ may configure, write and read: regular expressions of names. */
export interface Permissions {
  configure: string;
  write: string;
  read: string;
}

const everything: Permissions = { configure: '.*', write: '.*', read: '.*' };

export interface ServiceBacking {
  /** URL of a new database, with the role that owns the service's schema. */
  databaseUrl: string;
  /** URL of a new virtual host. */
  rabbitUrl: string;
  /** Creates a user of the virtual host, and returns the URL with that user. By default, the user may do everything there. */
  rabbitUrlOfUser(password: string, permissions?: Permissions): Promise<string>;
  /** The queues of the virtual host with the arguments of their declarations. */
  queues(): Promise<QueueDescription[]>;
  /** Drops the database and the virtual host. */
  stop(): Promise<void>;
}

/** Settings of the virtual host that are not the broker's defaults. */
export interface VirtualHostOptions {
  /** The type of queues that are declared without one. RabbitMQ 3.10 has no such setting and ignores it. */
  defaultQueueType?: 'quorum';
}

/** Creates a database with the schema of a service, and a virtual host, on the servers of the run (jest.integration.config.cjs). */
export async function startServiceBacking(schema: string, options?: VirtualHostOptions): Promise<ServiceBacking> {
  const name = `t${randomBytes(6).toString('hex')}`;
  const [databaseUrl, rabbitUrl] = await Promise.all([newDatabase(name, schema), newVirtualHost(name, options)]);
  let hasUser = false;
  return {
    databaseUrl,
    rabbitUrl,
    rabbitUrlOfUser(password, permissions = everything) {
      hasUser = true;
      return newUser(name, password, permissions, rabbitUrl);
    },
    queues: async () => (await (await manage('GET', `/api/queues/${name}`)).json()) as QueueDescription[],
    async stop() {
      await run(required('TEST_DATABASE_URL'), [`drop database ${name} with (force)`, `drop role ${name}`]);
      await manage('DELETE', `/api/vhosts/${name}`);
      if (hasUser) await manage('DELETE', `/api/users/${name}`);
    },
  };
}

async function newDatabase(name: string, schema: string): Promise<string> {
  const url = required('TEST_DATABASE_URL');
  const password = randomBytes(12).toString('hex');
  const own = new URL(url);
  own.pathname = `/${name}`;
  await run(url, [
    `create database ${name}`,
    `create role ${name} login password '${password}'`,
    `alter role ${name} set search_path = ${schema}`,
  ]);
  await run(own.href, [`create schema ${schema} authorization ${name}`]);
  own.username = name;
  own.password = password;
  return own.href;
}

async function newVirtualHost(name: string, { defaultQueueType }: VirtualHostOptions = {}): Promise<string> {
  const own = new URL(required('TEST_RABBITMQ_URL'));
  await manage('PUT', `/api/vhosts/${name}`, { default_queue_type: defaultQueueType });
  await manage('PUT', `/api/permissions/${name}/${own.username}`, everything);
  own.pathname = `/${name}`;
  return own.href;
}

async function newUser(name: string, password: string, permissions: Permissions, rabbitUrl: string): Promise<string> {
  await manage('PUT', `/api/users/${name}`, { password, tags: '' });
  await manage('PUT', `/api/permissions/${name}/${name}`, permissions);
  const own = new URL(rabbitUrl);
  own.username = name;
  own.password = encodeURIComponent(password);
  return own.href;
}

async function manage(method: 'GET' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Response> {
  const url = new URL(path, required('TEST_RABBITMQ_MANAGEMENT_URL'));
  const authorization = `Basic ${Buffer.from(`${url.username}:${url.password}`).toString('base64')}`;
  url.username = url.password = '';
  // RabbitMQ closes a connection that is idle for five seconds, also when the next request is already on its way.
  const headers = { authorization, 'content-type': 'application/json', connection: 'close' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path} failed with ${response.status}: ${await response.text()}`);
  return response;
}

async function run(at: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString: at });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run integration tests with jest.integration.config.cjs`);
  return value;
}
