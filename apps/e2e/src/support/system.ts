import { Client } from 'pg';
import type { ReceivedSpan } from '@plumbline/testing';

export type Service = 'gateway' | 'identity' | 'tokens' | 'projects' | 'webhooks';
/** Fault tests have a second process of each service, which is not started at first. */
type Part = Service | `${Service}-2` | 'broker' | `broker-${number}` | 'database' | 'redis';

/** The installation under test. */
export function installationUnderTest() {
  return { url: addresses().url, admin };
}

/** Where the browser of this run listens. The first call starts it. */
export function browserEndpoint(): Promise<string> {
  return control('browser');
}

/** Sends SIGKILL to a part of the installation. */
export async function kill(part: Part): Promise<void> {
  await control(`kill/${part}`);
}

/** Stops a part gracefully. */
export async function stop(part: Part): Promise<void> {
  await control(`stop/${part}`);
}

/** Returns the metrics of a process. */
export function metricsOf(part: Part): Promise<string> {
  return control(`metrics/${part}`);
}

/** Returns a gauge of a process. */
export async function gauge(part: Part, name: string): Promise<number> {
  const text = await metricsOf(part);
  const value = new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`${part} has no metric ${name}`);
  return Number(value);
}

/** What the doctor of each service finds. */
export async function doctor(): Promise<Examination[]> {
  return JSON.parse(await control('doctor')) as Examination[];
}

interface Examination {
  service: Service;
  findings: { check: string; result: 'ok' | 'warning' | 'fault' | 'skipped'; detail: string; remedy?: string }[];
}

/** Returns the spans of a trace that have been exported so far. */
export async function spansOf(traceId: string): Promise<ReceivedSpan[]> {
  return JSON.parse(await control(`traces/${traceId}`)) as ReceivedSpan[];
}

/** Starts a part again. Resolves when it is ready. */
export async function start(part: Part): Promise<void> {
  await control(`start/${part}`);
}

/** Copies the database and the files while the installation works. */
export async function backUp(): Promise<void> {
  await control('back-up');
}

/** Kills every process, deletes all data, and starts the installation on the copy, with an empty broker. */
export async function destroyAndRestore(): Promise<void> {
  await control('restore');
}

/** Starts a standby of the database. */
export async function startStandby(): Promise<void> {
  await control('standby');
}

/** Kills the database. Its standby takes over the address and accepts reads only, until `promoteStandby`. */
export async function failOver(): Promise<void> {
  await control('fail-over');
}

export async function promoteStandby(): Promise<void> {
  await control('promote');
}

/** What a process lacks to be ready; empty when it is. */
export async function missingOf(part: Part): Promise<string[]> {
  return JSON.parse(await control(`health/${part}`)) as string[];
}

/** Runs statements as the superuser of the database. */
export async function sql(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: addresses().databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Runs an operator's command and returns its result. */
export async function admin<Facts = unknown>(...args: string[]): Promise<Facts> {
  return JSON.parse(await control('admin', [...args, '--json'])) as Facts;
}

async function control(command: string, body: unknown = null): Promise<string> {
  const response = await fetch(`${addresses().controlUrl}/${command}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${command}: ${response.status} ${text}`);
  return text;
}

interface Addresses {
  url: string;
  controlUrl: string;
  databaseUrl: string;
}

/** Of the installation that this worker of Jest uses: its own, or the only one. */
function addresses(): Addresses {
  const { E2E_INSTALLATIONS: list, JEST_WORKER_ID: worker } = process.env;
  if (!list) throw new Error('E2E_INSTALLATIONS is not set: run end-to-end tests by jest.e2e.config.cjs');
  const installations = JSON.parse(list) as Addresses[];
  return installations[(Number(worker) - 1) % installations.length]!;
}
