import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';

interface Holder {
  pid: number;
  /** When the process began, as the system counts it, so that a pid used anew is not taken for the old process. */
  begun: string;
}

/** The process that runs the installation in this folder, if one does. */
export function runningPid(dir: string): number | undefined {
  const holder = readPrivateJson<Holder>(fileIn(dir));
  if (!holder || !isAlive(holder.pid) || begunAt(holder.pid) !== holder.begun) return undefined;
  return holder.pid;
}

/** Notes that this process runs the installation. */
export function takeLock(dir: string): void {
  writePrivateJson(fileIn(dir), { pid: process.pid, begun: begunAt(process.pid) } satisfies Holder);
}

export function releaseLock(dir: string): void {
  rmSync(fileIn(dir), { force: true });
}

const fileIn = (dir: string) => join(dir, 'running.json');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); empty on systems without it. */
function begunAt(pid: number): string {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return '';
  const stat = readFileSync(file, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
