import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { BackingService } from './backing-service';
import { canInstallPackages, installPackage } from './process/debian-package';
import { findProgram } from './process/find-program';
import { launchServer } from './process/launch-server';
import type { ManagedProcess } from './process/managed-process';
import { freePort } from './process/ports';

/** Starts a Redis without persistence on a free port of the loopback interface. Several gateways share their request limits by it. */
export async function provideRedis({ dir }: { dir: string }): Promise<BackingService> {
  const program = findRedis();
  mkdirSync(dir, { recursive: true });
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  let server: ManagedProcess | undefined;
  const start = async () => {
    server = await launchServer(program, settings, {
      name: 'Redis',
      check: () => acceptsConnections('127.0.0.1', port),
      timeoutMs: 10_000,
      everyMs: 20,
      env: { PATH: process.env.PATH },
      logFile: join(dir, 'redis.log'),
      cwd: dir,
    });
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    ours: true,
    get pid() {
      return server?.exit ? undefined : server?.pid;
    },
    start,
    stop: async () => server?.stop(),
    kill: async () => server?.kill(),
    pause: async () => server?.signal('SIGSTOP'),
    resume: async () => server?.signal('SIGCONT'),
  };
}

function findRedis(): string {
  const name = 'redis-server';
  if (findProgram(name) === undefined && canInstallPackages()) installPackage(name);
  const program = findProgram(name);
  if (program === undefined) {
    throw new Error('Redis is missing: install redis-server with the package manager of this system.');
  }
  return program;
}

/** Resolves when a server accepts a connection. */
export function acceptsConnections(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(void socket.end()));
    socket.once('error', reject);
  });
}
