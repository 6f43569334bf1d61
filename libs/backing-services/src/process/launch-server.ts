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

/** Starts a server and waits until it answers. Ends it when it does not in time. @throws Error also when it exits */
export async function launchServer(
  command: string,
  args: readonly string[],
  { name, check, timeoutMs, everyMs, ...options }: ServerOptions,
): Promise<ManagedProcess> {
  const server = await launch(command, args, options);
  const abort = () => {
    if (server.exit) throw new Error(`${name} exited; see ${options.logFile}`);
  };
  try {
    await eventually(check, timeoutMs, { everyMs, abort, failure: `${name} did not answer` });
  } catch (error) {
    await server.kill();
    throw error;
  }
  return server;
}
