/** A database server or broker that we run, or one that the environment names and we only use. */
export interface BackingService {
  readonly url: string;
  /** False when the environment named it: then it is not ours to stop, and start, stop and kill refuse. */
  readonly ours: boolean;
  /** Set while a process of ours runs. */
  readonly pid: number | undefined;
  /** Starts it again after `stop` or `kill`, on the same port and data. */
  start(): Promise<void>;
  /** Ends it in good order; it leaves no process. */
  stop(): Promise<void>;
  /** SIGKILL to the server process, as a crash would. */
  kill(): Promise<void>;
}

/** A service that someone else runs. Stopping it is a no-op, since "stop what you started" includes nothing here. */
export function foreignService(url: string): BackingService {
  const refuse = async () => {
    throw new Error('This service was named by the environment: it is not ours to start or kill');
  };
  return { url, ours: false, pid: undefined, start: refuse, stop: async () => undefined, kill: refuse };
}
