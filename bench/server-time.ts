import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Clock ticks of a second in /proc/PID/stat; Linux has 100 on all machines that Node runs on. */
const ticksPerSecond = 100;

/**
 * Seconds of processor time that the server which listens on this port of this machine has used, with its child processes. Linux only.
 *
 * @throws Error when no process that this user may look at listens there.
 */
export function serverSeconds(port: number): number {
  const processes = processesNow();
  const sockets = listeningSockets(port);
  const server = processes.find(({ pid }) => sockets.some((socket) => holds(pid, socket)));
  if (!server) throw new Error(`no process listens on port ${port}: is the server on another machine?`);
  const own = processes.filter(({ pid, parent }) => pid === server.pid || parent === server.pid);
  return own.reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond + server.endedChildrenTicks / ticksPerSecond;
}

interface ProcessTime {
  pid: number;
  parent: number;
  ticks: number;
  /** Of children that have ended. */
  endedChildrenTicks: number;
}

function processesNow(): ProcessTime[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const text = readOptional(`/proc/${name}/stat`);
      if (text === undefined) return [];
      // The fields after the name of the program, which can contain blanks; see proc(5).
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const number = (index: number) => Number(fields[index]);
      return [
        {
          pid: Number(name),
          parent: number(1),
          ticks: number(11) + number(12),
          endedChildrenTicks: number(13) + number(14),
        },
      ];
    });
}

/** The inodes of the sockets that listen on a port. */
function listeningSockets(port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const listens = '0A';
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    (readOptional(file) ?? '')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(`:${hex}`) && state === listens)
      .map((fields) => fields[9]!),
  );
}

function holds(pid: number, inode: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => linkOf(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`);
  } catch {
    // The process has ended, or is another user's.
    return false;
  }
}

/** Undefined for what has gone meanwhile. */
function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
