import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface LaunchOptions {
  readonly env: NodeJS.ProcessEnv;
  /** File to which standard output and error are appended. */
  readonly logFile: string;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Signal that stops the program gracefully. Defaults to SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that ends at the latest when this process ends, even by SIGKILL. */
export interface ManagedProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Set once the process has ended. */
  readonly exit: Exit | undefined;
  signal(name: NodeJS.Signals): void;
  /** Sends SIGKILL. Resolves when the process has ended. */
  kill(): Promise<void>;
  /** Sends the stop signal, and SIGKILL after the grace period. Resolves when the process has ended. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a program as leader of its own process group. Ctrl-C in the terminal does not reach it, so that the caller decides the order in
 * which processes stop.
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
    // The group has ended in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Starts a shell that waits on a pipe from this process. A word on the pipe means that the program has ended. The end of the pipe means that
 * this process has ended, even by SIGKILL: the shell then stops the program.
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
  // Writing fails when the shell has been ended from outside.
  shell.stdin.on('error', () => undefined);
  (shell.stdin as unknown as { unref(): void }).unref();
  return { dismiss: () => void shell.stdin.end('ended\n') };
}
