import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A program of this folder in a separate process. Its first message is the URL at which it listens. */
export interface Child {
  url: string;
  stop: () => void;
}

export async function startChild(program: string, environment: Record<string, string>): Promise<Child> {
  const child: ChildProcess = fork(join(__dirname, program), [], {
    env: { ...process.env, ...environment },
    execArgv: ['--import', 'tsx'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(message as string));
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it was ready`)));
  });
  return { url, stop: () => child.kill('SIGTERM') };
}
