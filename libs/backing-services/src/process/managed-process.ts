import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface LaunchOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** What asks this program to end in good order. */
  readonly stopSignal?: NodeJS.Signals;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program of ours: it ends when we say so, and at the latest when we end, however that happens. */
export interface ManagedProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Set once the process has ended. */
  readonly exit: Exit | undefined;
  signal(name: NodeJS.Signals): void;
  /** SIGKILL to the process itself, as a crash would. Resolves once it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, and insists after the grace period. Resolves once it is gone. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a program as leader of its own process group, out of reach of the terminal's Ctrl-C: the order in which a
 * system's parts end is ours to decide.
 */
export async function launch(
  command: string,
  args: readonly string[],
  options: LaunchOptions,
): Promise<ManagedProcess> {
  const stopSignal = options.stopSignal ?? 'SIGTERM';
  const child = await spawned(command, args, options);
  const guardian = guard(child.pid, stopSignal);
  let exit: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.process.once('exit', (code, signal) => {
      exit = { code, signal };
      guardian.dismiss();
      resolve(exit);
    });
  });

  return {
    pid: child.pid,
    exited,
    get exit() {
      return exit;
    },
    signal: (name) => void child.process.kill(name),
    async kill() {
      child.process.kill('SIGKILL');
      await exited;
    },
    async stop(graceMs = 15_000) {
      child.process.kill(stopSignal);
      const insist = setTimeout(() => killGroup(child.pid), graceMs);
      await exited;
      clearTimeout(insist);
    },
  };
}

function spawned(command: string, args: readonly string[], options: LaunchOptions) {
  const log = openSync(options.logFile, 'a');
  try {
    const process = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      uid: options.uid,
      gid: options.gid,
      detached: true,
      stdio: ['ignore', log, log],
    });
    return new Promise<{ process: ChildProcess; pid: number }>((resolve, reject) => {
      process.once('error', reject);
      process.once('spawn', () => resolve({ process, pid: process.pid as number }));
    });
  } finally {
    closeSync(log);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Gone between the question and the answer.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * A shell that waits on a pipe whose other end we hold. A word on it means that the program has ended; the end of the
 * pipe means that we have (even by SIGKILL), and then the shell ends the program for us.
 */
function guard(pid: number, stopSignal: NodeJS.Signals): { dismiss(): void } {
  const script = `
    read -r word && exit 0
    kill -${stopSignal.slice(3)} ${pid}
    tries=0
    while kill -0 ${pid} && [ $tries -lt 150 ]; do sleep 0.1; tries=$((tries + 1)); done
    kill -KILL -${pid}`;
  const shell = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  // The shell may have been ended by someone else: nothing is left to dismiss then.
  shell.stdin.on('error', () => undefined);
  (shell.stdin as unknown as { unref(): void }).unref();
  return { dismiss: () => void shell.stdin.end('ended\n') };
}
