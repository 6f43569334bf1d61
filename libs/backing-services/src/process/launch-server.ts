import { readFileSync } from 'node:fs';
import { eventually } from '../eventually';
import { launch, type LaunchOptions, type ManagedProcess } from './managed-process';

export interface ServerOptions extends LaunchOptions {
  /** Names the server in errors. */
  readonly name: string;
  /** Rejects until the server answers. */
  readonly check: () => Promise<unknown>;
  readonly timeoutMs: number;
  /** Pause between two checks, in milliseconds. */
  readonly everyMs: number;
}

/**
 * Starts a server and waits until it answers. Ends it when it does not in time.
 *
 * @throws Error also when it exits, with the last lines that it logged
 */
export async function launchServer(
  command: string,
  args: readonly string[],
  { name, check, timeoutMs, everyMs, ...options }: ServerOptions,
): Promise<ManagedProcess> {
  const server = await launch(command, args, options);
  const abort = () => {
    if (server.exit)
      throw new Error(`${name} exited; see ${options.logFile}, which ends:\n${lastLines(options.logFile)}`);
  };
  try {
    await eventually(check, timeoutMs, { everyMs, abort, failure: `${name} did not answer` });
  } catch (error) {
    await server.kill();
    throw error;
  }
  return server;
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}
