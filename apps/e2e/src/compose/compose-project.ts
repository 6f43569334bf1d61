import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, freePort } from '@plumbline/backing-services';

const run = promisify(execFile);
const root = join(__dirname, '../../../..');
const maxBuffer = 64 * 1024 * 1024;

export interface Container {
  id: string;
  /** Process id on the machine of the container engine. */
  pid: number;
  startedAt: string;
  healthy: boolean;
  inspection: {
    Config: { User: string; Env: string[] };
    HostConfig: { ReadonlyRootfs: boolean };
    NetworkSettings: { Networks: Record<string, { IPAddress: string }> };
  };
}

/** An installation by docker-compose.yml with names and a port of its own, as on a fresh clone: without an `.env` file. */
export class ComposeProject {
  readonly name = `plumbline-test-${randomBytes(4).toString('hex')}`;
  private constructor(private readonly port: number) {}

  /** @throws Error when this machine has no container engine with Docker Compose. */
  static async create(): Promise<ComposeProject> {
    for (const args of [['info'], ['compose', 'version'], ['buildx', 'version']]) {
      await run('docker', args).catch((error: unknown) => {
        throw new Error(`\`docker ${args.join(' ')}\` fails here. docs/compose.md says what this test needs.`, {
          cause: error,
        });
      });
    }
    return new ComposeProject(await freePort());
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Runs `docker compose` and returns its standard output. */
  async compose(...args: string[]): Promise<string> {
    const environment = {
      COMPOSE_PROJECT_NAME: this.name,
      COMPOSE_FILE: 'docker-compose.yml:apps/e2e/src/compose/docker-compose.test.yml',
      COMPOSE_DISABLE_ENV_FILE: 'true',
      PORT: String(this.port),
    };
    const { stdout } = await run('docker', ['compose', ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      maxBuffer,
    });
    return stdout;
  }

  /** Runs an operator's command and returns its result. */
  async admin<Facts>(...args: string[]): Promise<Facts> {
    return JSON.parse(await this.compose('run', '--rm', '-T', 'admin', ...args, '--json')) as Facts;
  }

  /** Returns the running containers of a service, or of all. */
  async containers(service?: string): Promise<Container[]> {
    const ids = await this.compose('ps', '--quiet', ...(service ? [service] : []));
    const { stdout } = await run('docker', ['inspect', ...ids.trim().split('\n')], { maxBuffer });
    const found = JSON.parse(stdout) as (Container['inspection'] & {
      Id: string;
      State: { Pid: number; StartedAt: string; Health?: { Status: string } };
    })[];
    return found.map((inspection) => ({
      id: inspection.Id,
      pid: inspection.State.Pid,
      startedAt: inspection.State.StartedAt,
      healthy: inspection.State.Health?.Status === 'healthy',
      inspection,
    }));
  }

  /** Kills the process of a container from outside, as a crash does. `docker kill` would tell the engine not to restart it. */
  async crash({ pid }: Container): Promise<void> {
    await run('docker', ['run', '--rm', '--pid', 'host', 'node:24-bookworm-slim', 'sh', '-c', `kill -9 ${pid}`]);
  }

  /** Resolves when the containers of a service are healthy, each started after a time. */
  async healthy(service: string, { after = '' } = {}): Promise<void> {
    await eventually(
      async () => {
        for (const container of await this.containers(service)) {
          expect(container.healthy).toBe(true);
          expect(container.startedAt > after).toBe(true);
        }
      },
      120_000,
      { everyMs: 500 },
    );
  }

  /** Returns the metrics of each container of a service, in Prometheus' text format. */
  async metrics(service: string): Promise<string[]> {
    const program = `fetch('http://127.0.0.1:9090/metrics').then(async (response) => console.log(await response.text()))`;
    const texts = (await this.containers(service)).map(async ({ id }) => {
      const { stdout } = await run('docker', ['exec', id, 'node', '-e', program], { maxBuffer });
      return stdout;
    });
    return Promise.all(texts);
  }

  /** Returns what each container of a service has written. `docker compose logs` would add control characters of a terminal. */
  async logs(service: string): Promise<string[]> {
    const texts = (await this.containers(service)).map(async ({ id }) => {
      const { stdout } = await run('docker', ['logs', id], { maxBuffer });
      return stdout;
    });
    return Promise.all(texts);
  }

  /** Returns the content of every file in a volume. */
  async filesOf(volume: string): Promise<string[]> {
    const mount = `${this.name}_${volume}:/volume:ro`;
    const { stdout } = await run('docker', [
      ...['run', '--rm', '--user', 'root', '--volume', mount, 'node:24-bookworm-slim', 'node', '-e'],
      `const fs = require('fs'); console.log(JSON.stringify(fs.readdirSync('/volume').map((file) => fs.readFileSync('/volume/' + file, 'utf8'))))`,
    ]);
    return JSON.parse(stdout) as string[];
  }

  /** What the subscriber has received. */
  async received(): Promise<{ headers: Record<string, string>; body: string }[]> {
    // Another one after each start of the container.
    const address = (await this.compose('port', 'subscriber', '8080')).trim();
    return (await (await fetch(`http://${address}/`)).json()) as {
      headers: Record<string, string>;
      body: string;
    }[];
  }

  /** Removes the containers and their data. */
  async remove(): Promise<void> {
    await this.compose('--profile', '*', 'down', '--volumes', '--remove-orphans');
  }
}
