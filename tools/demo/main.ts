import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeDemo } from './describe-demo';
import { readDevFile, writeDevFile } from './dev-file';
import { seed } from './seed';

const { GATEWAY_URL = '', PUBLIC_URL = '', DATA_DIRECTORY = '' } = process.env;

/** The service `demo` of docker-compose.yml: creates what is missing of the demo account, and prints how to use it. */
async function main(): Promise<void> {
  const seeded = await seed({ url: GATEWAY_URL, admin }, readDevFile(DATA_DIRECTORY));
  // People reach the gateway at another address than this container does.
  const facts = { ...seeded, url: PUBLIC_URL };
  // Keeps the access token for the next run.
  writeDevFile(DATA_DIRECTORY, facts);
  const lines = [`The demo account is ready: ${facts.url}  (account ${facts.account})`, '', ...describeDemo(facts)];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Runs an operator's command, which is beside this program in the image. */
async function admin(args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['admin.js', ...args]);
  return stdout;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
