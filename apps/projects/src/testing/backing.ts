import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Backing } from './running-projects';

export async function startBacking(schema: string): Promise<Backing & { stop(): Promise<void> }> {
  const name = `t${randomBytes(6).toString('hex')}`;
  const url = process.env['TEST_PG_URL']!;
  const run = async (at: string, statements: string[]) => {
    const client = new Client({ connectionString: at });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const own = new URL(url);
  own.pathname = `/${name}`;
  await run(url, [
    `create database ${name}`,
    `create role ${name} login`,
    `alter role ${name} set search_path = ${schema}`,
  ]);
  await run(own.href, [`create schema ${schema} authorization ${name}`]);
  own.username = name;
  return {
    databaseUrl: own.href,
    rabbitUrl: process.env['TEST_RABBITMQ_URL']!,
    stop: async () => run(url, [`drop database ${name} with (force)`]),
  };
}
