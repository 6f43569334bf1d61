import { findProgram } from '../process/find-program';
import { launch, type ManagedProcess } from '../process/managed-process';

/** Erlang's name service (epmd), by which nodes find each other. It runs in the foreground: as a daemon it would outlive this process. */
export class NameService {
  private process?: ManagedProcess;

  constructor(
    private readonly port: number,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logFile: string,
  ) {}

  /** Does nothing when it runs. */
  async start(): Promise<void> {
    if (this.process && !this.process.exit) return;
    const places = ['/usr/lib/erlang/bin', '/opt/homebrew/lib/erlang/bin', '/usr/local/lib/erlang/bin'];
    const epmd = findProgram('epmd', places);
    if (epmd === undefined) throw new Error('Erlang is incomplete: the program epmd is missing');
    this.process = await launch(epmd, ['-port', String(this.port), '-address', '127.0.0.1'], {
      env: this.environment,
      logFile: this.logFile,
      cwd: '/',
    });
  }

  async stop(): Promise<void> {
    await this.process?.stop();
  }
}
