import type { DatabaseOptions } from '../database/data-source';
import { awaitMigrations } from './await-migrations';
import { migrate } from './migrate';

/**
 * The body of a `migrate.ts`: migrates and prints one line. With `--wait` it changes nothing and ends when another process has
 * migrated the schema: a service's start on Kubernetes waits for it. The exit code is 1 after a failure.
 */
export async function runMigrateProgram(
  readOptions: () => DatabaseOptions,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  try {
    const unknown = args.find((arg) => arg !== '--wait');
    if (unknown !== undefined)
      throw new Error(`unknown argument "${unknown}": run it without arguments or with --wait`);
    const options = readOptions();
    const print = (text: string) => process.stdout.write(`${options.schema}: ${text}\n`);
    if (args.includes('--wait')) {
      await awaitMigrations(options, { onWait: print });
      print('is up to date');
    } else {
      const done = await migrate(options);
      print(done.length === 0 ? 'is up to date' : `ran ${done.length}: ${done.join(', ')}`);
    }
  } catch (error) {
    process.stderr.write(`migration failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
