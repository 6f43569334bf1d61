import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Whom PostgreSQL runs as: itself refuses to run as root. Without ids, the user who runs us. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** The ids of the `postgres` user when we are root, after making that user where there is none; else nothing. */
export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const existing = idsOf('postgres');
  if (existing) return existing;
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', 'postgres']);
  const made = idsOf('postgres');
  if (!made) throw new Error('PostgreSQL does not run as root, and a user "postgres" could not be made');
  return made;
}

/**
 * A folder that this user can reach and owns: the wanted one, or, when that lies under a folder closed to the user
 * (a home of mode 0700), one under /var/tmp that belongs to the wanted path alone.
 */
export function reachableFolder(wanted: string, user: RunAs): string {
  mkdirSync(wanted, { recursive: true });
  if (user.uid === undefined || user.gid === undefined) return wanted;
  const folder = canEnter(wanted, user) ? wanted : ownFolderOutside(wanted);
  chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** The stand-in folder of a path that another user cannot reach, whether it exists or not. */
export function folderOutside(wanted: string): string {
  return join('/var/tmp', `plumbline-${createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 16)}`);
}

/** The folder of programs as this user can run it: where it is, or copied to a place within the user's reach. */
export function reachablePrograms(folder: string, probe: string, user: RunAs): string {
  if (user.uid === undefined || canRun(join(folder, probe), user)) return folder;
  const copy = folderOutside(folder);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    try {
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true });
      if (!existsSync(copy)) throw error;
    }
  }
  assertOurs(copy);
  return copy;
}

function ownFolderOutside(wanted: string): string {
  const folder = folderOutside(wanted);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  if (!lstatSync(folder).isDirectory()) throw new Error(`${folder} is in the way: remove it`);
  return folder;
}

/** /var/tmp is open to everyone: never run what somebody else put there. */
function assertOurs(path: string): void {
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new Error(`${path} is not ours: remove it`);
}

function idsOf(name: string): RunAs | undefined {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

function canEnter(folder: string, { uid, gid }: RunAs): boolean {
  const probe = join(folder, '..');
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', probe], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function canRun(program: string, { uid, gid }: RunAs): boolean {
  return spawnSync(program, ['--version'], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}
