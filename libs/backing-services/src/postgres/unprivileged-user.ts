import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** User of the PostgreSQL process, since PostgreSQL refuses to run as root. Without ids: the user of this process. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** Returns the `postgres` user when this process runs as root, and creates the user if needed. */
export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const existing = idsOf('postgres');
  if (existing) return existing;
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', 'postgres']);
  const made = idsOf('postgres');
  if (!made) throw new Error('PostgreSQL does not run as root, and the user "postgres" could not be created');
  return made;
}

/**
 * Creates a folder that this user owns and can reach: at the wanted path, or under /var/tmp when a parent folder is closed to the user, such as
 * a home directory of mode 0700.
 */
export function reachableFolder(wanted: string, user: RunAs): string {
  mkdirSync(wanted, { recursive: true });
  if (user.uid === undefined || user.gid === undefined) return wanted;
  const folder = canEnter(wanted, user) ? wanted : ownFolderOutside(wanted);
  chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** Returns the path under /var/tmp that replaces a folder which another user cannot reach. */
export function folderOutside(wanted: string): string {
  return join('/var/tmp', `plumbline-${createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 16)}`);
}

/** Returns a folder of programs that this user can run: the given one, or a copy under /var/tmp. */
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
  if (!lstatSync(folder).isDirectory()) throw new Error(`${folder} is not a folder: remove it`);
  return folder;
}

/** Everybody can write to /var/tmp: programs of other users must not run. */
function assertOurs(path: string): void {
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Error(`${path} belongs to another user: remove it`);
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
