import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, launch, type ManagedProcess } from '@plumbline/backing-services';
import { programOf } from './paths';
import type { ServiceName } from './services';

const longestBackoffMs = 30_000;
/** After this time without a crash, the backoff starts from the beginning. */
const backoffResetMs = 60_000;

/** The process of a service. A process that crashes is reported and restarted with a backoff. */
export class ServiceProcess {
  private process?: ManagedProcess;
  private crashes = 0;
  private restart?: NodeJS.Timeout;

  constructor(
    readonly name: string,
    private readonly service: ServiceName,
    readonly healthPort: number,
    readonly environment: NodeJS.ProcessEnv,
    private readonly logDir: string,
    private readonly report: (line: string) => void,
  ) {}

  get pid(): number | undefined {
    return this.process?.exit ? undefined : this.process?.pid;
  }

  get logFile(): string {
    return join(this.logDir, `${this.name}.log`);
  }

  /** Resolves when the process exists, at once if it is running. `ready` resolves when it serves. */
  async start(): Promise<void> {
    if (this.pid !== undefined) return;
    clearTimeout(this.restart);
    mkdirSync(this.logDir, { recursive: true });
    const process = await launch(
      globalThis.process.execPath,
      ['--enable-source-maps', programOf(this.service, 'main')],
      {
        env: this.environment,
        logFile: this.logFile,
      },
    );
    this.process = process;
    const startedAt = Date.now();
    void process.exited.then(({ code, signal }) => {
      if (this.process === process) this.crashed(signal ?? `exit code ${code}`, Date.now() - startedAt);
    });
  }

  async ready(timeoutMs = 30_000): Promise<void> {
    const url = `http://127.0.0.1:${this.healthPort}/health/ready`;
    await eventually(
      async () => {
        const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
        if (!response.ok) throw new Error(`${url} responded with ${response.status}: ${await response.text()}`);
      },
      timeoutMs,
      {
        everyMs: 50,
        failure: `${this.name} did not become ready`,
        abort: () => {
          if (this.process?.exit) throw new Error(`${this.name} exited during its start; see ${this.logFile}`);
        },
      },
    );
  }

  /** Sends SIGKILL. The process stays down until `start`. */
  async kill(): Promise<void> {
    await this.release()?.kill();
  }

  async stop(): Promise<void> {
    await this.release()?.stop();
  }

  /** Lets go of the process, so that its end does not count as a crash. */
  private release(): ManagedProcess | undefined {
    clearTimeout(this.restart);
    const process = this.process;
    this.process = undefined;
    return process?.exit ? undefined : process;
  }

  private crashed(how: string, livedMs: number): void {
    this.crashes = livedMs > backoffResetMs ? 1 : this.crashes + 1;
    const waitMs = Math.min(1_000 * 2 ** (this.crashes - 1), longestBackoffMs);
    this.report(`${this.name} exited (${how}) and restarts in ${waitMs / 1_000} s. Log: ${this.logFile}`);
    this.restart = setTimeout(() => {
      this.start().catch((error: unknown) => this.report(`${this.name} did not start: ${String(error)}`));
    }, waitMs);
  }
}
