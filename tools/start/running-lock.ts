import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';

interface Holder {
  pid: number;
  /** Start time of the process in the system's ticks, which tells it from a later process with the same pid. */
  startTime: string;
}

/** Returns the pid of the process that runs the installation in this folder, if any. */
export function runningPid(dir: string): number | undefined {
  const holder = readPrivateJson<Holder>(fileIn(dir));
  if (!holder || !isAlive(holder.pid) || startTimeOf(holder.pid) !== holder.startTime) return undefined;
  return holder.pid;
}

/** Records that this process runs the installation in this folder. */
export function takeLock(dir: string): void {
  writePrivateJson(fileIn(dir), { pid: process.pid, startTime: startTimeOf(process.pid) } satisfies Holder);
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
    // The process runs and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); empty on systems without it. */
function startTimeOf(pid: number): string {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return '';
  const stat = readFileSync(file, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
