/** How often the parent is looked at, in milliseconds. */
const lookMs = 250;

/**
 * Calls `end` once: at the first signal, or when npm has ended, whose child this process is. Nothing else tells of the end of npm by
 * SIGKILL, and a process that outlives it would keep all services running.
 */
export function onEnd(end: () => Promise<void>): void {
  let ending = false;
  const once = () => {
    if (ending) return;
    ending = true;
    clearInterval(timer);
    void end();
  };
  const parent = process.ppid;
  const look = () => process.ppid !== parent && once();
  // Started otherwise, such as from a shell that has ended since, it goes on without its parent.
  const timer = process.env.npm_lifecycle_event === undefined ? undefined : setInterval(look, lookMs).unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  // The terminal, or whatever read the output of npm, may have ended too.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
}
