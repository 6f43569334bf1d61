import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a shell makes of a curl line as a page shows it: the status that the API answered with. */
export async function statusInShell(curl: string): Promise<number> {
  const { stdout } = await promisify(execFile)('/bin/sh', [
    '-c',
    `${curl.trim()} --silent --output /dev/null --write-out '%{http_code}'`,
  ]);
  return Number(stdout);
}
