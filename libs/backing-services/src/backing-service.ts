/** A server that the services need: one that this process runs, or one that the environment names. */
export interface BackingService {
  readonly url: string;
  /** False for a server that the environment names: `start` and `kill` throw then, and `stop` does nothing. */
  readonly ours: boolean;
  /** Process id of the server while it runs in a process of its own, outside of a container. */
  readonly pid: number | undefined;
  /** Starts the server again after `stop` or `kill`, on the same port and data. */
  start(): Promise<void>;
  /** Shuts the server down gracefully. */
  stop(): Promise<void>;
  /** Suspends the server: it keeps its connections and does not respond until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Sends SIGKILL to the server, as in a crash. */
  kill(): Promise<void>;
}

/** A server that somebody else runs. */
export function foreignService(url: string): BackingService {
  const refuse = async () => {
    throw new Error('The environment names this server: it cannot be started, paused or killed from here.');
  };
  return {
    url,
    ours: false,
    pid: undefined,
    start: refuse,
    stop: async () => undefined,
    kill: refuse,
    pause: refuse,
    resume: refuse,
  };
}
