import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestAccount } from '@plumbline/testing';
import { z } from 'zod';
import type { Command, Generator, Step } from './generator';

/** The installation that clients call, as the program in `clients` gets it. */
export interface Target {
  url: string;
  account: TestAccount;
  /** The OpenAPI document, without webhooks. */
  document: string;
}

const oneTicket = z.object({ data: z.object({ attributes: z.object({ uuid: z.string() }) }) });
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item) });

/** The file that clients upload. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * Generates and compiles a client in a new folder, and runs a program with it. Returns the first step that failed, and undefined if none did.
 * @throws Error when the generator cannot be installed.
 */
export async function runTrial(generator: Generator, target: Target): Promise<Step | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-generators-'));
  try {
    await writeFile(join(folder, 'openapi.json'), target.document);
    await writeFile(join(folder, 'photo.png'), photo);
    const program = join(folder, generator.program.as);
    await mkdir(dirname(program), { recursive: true });
    for (const command of generator.install) {
      if (!(await succeeds(command, folder))) throw new Error(`${generator.name} cannot be installed.`);
    }
    for (const command of generator.generate) if (!(await succeeds(command, folder))) return 'generate';
    await copyFile(join(__dirname, 'clients', generator.program.file), program);
    for (const command of generator.compile) if (!(await succeeds(command, folder))) return 'compile';
    return await failureOf(generator, folder, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the program, and asks the API for what it has created. */
async function failureOf(
  { name, run }: Generator,
  folder: string,
  { url, account }: Target,
): Promise<Step | undefined> {
  const known = oneTicket.parse((await account.createTicket({ subject: `Before ${name}` })).body).data;
  const subject = `Made by ${name}`;
  let printed = '';
  await succeeds(
    run,
    folder,
    {
      PLUMBLINE_URL: url,
      PLUMBLINE_TOKEN: account.token,
      PLUMBLINE_CUSTOMER: account.id,
      PLUMBLINE_PROJECT: account.project,
      PLUMBLINE_COMPONENT: account.component,
      PLUMBLINE_TICKET_TYPE: account.ticketType,
      PLUMBLINE_SUBJECT: subject,
    },
    (text) => (printed += text),
  );
  if (!printed.includes(`listed ${known.attributes.uuid}`)) return 'list';
  const tickets = `${account.v2}/projects/${account.project}/tickets`;
  const found = await account.api.get(`${tickets}?search=${encodeURIComponent(subject)}`);
  const [ticket] = listOf(oneTicket.shape.data).parse(found.body).data;
  if (!ticket || !printed.includes(`created ${ticket.attributes.uuid}`)) return 'create';
  const files = await account.api.get(`${tickets}/${ticket.attributes.uuid}/attachments`);
  const [file] = listOf(z.object({ id: z.string() })).parse(files.body).data;
  return file && printed.includes(`uploaded ${file.id}`) ? undefined : 'upload';
}

/** Runs a command and shows what it writes. */
async function succeeds(
  [program, ...args]: Command,
  cwd: string,
  env: Record<string, string> = {},
  onOutput: (text: string) => void = () => undefined,
): Promise<boolean> {
  // Generators written in Python call programs of their environment.
  const path = `${join(cwd, 'venv/bin')}:${process.env['PATH']}`;
  const options = { cwd, env: { ...process.env, PATH: path, ...env } };
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    onOutput(text);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return code === 0;
}
