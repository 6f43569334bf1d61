import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a curl command as a page shows it in a shell, and returns the status of the response. */
export async function statusInShell(curl: string): Promise<number> {
  const { stdout } = await promisify(execFile)('/bin/sh', [
    '-c',
    `${curl.trim()} --silent --output /dev/null --write-out '%{http_code}'`,
  ]);
  return Number(stdout);
}
