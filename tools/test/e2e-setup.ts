import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStateFolder, provideChromium } from '@plumbline/backing-services';
import { stateDir } from '../installation/paths';
import { startInstallation, type Part, type Installation } from '../installation/installation';

declare global {
  var endToEnd: { system: Installation; control: Server; dir: string } | undefined;
}

/**
 * A whole installation for the end-to-end run. Test files run in a world of their own, so that they reach it by HTTP: the gateway, and a
 * control port that kills, stops and starts parts, tells their metrics and runs an operator's commands.
 */
export default async function setUp(): Promise<void> {
  const dir = await createStateFolder(stateDir, 'e2e-');
  const report = (line: string) => process.stdout.write(`${line}\n`);
  process.env['E2E_CHROMIUM'] = provideChromium({ path: process.env['CHROMIUM_PATH'], report });
  const system = await startInstallation({ dir, build: process.env['E2E_BUILD'] !== 'false', report });
  const control = createServer((request, response) => {
    command(system, request).then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  globalThis.endToEnd = { system, control, dir };
  process.env['E2E_URL'] = system.url;
  process.env['E2E_CONTROL_URL'] = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;
}

async function command(system: Installation, request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const [name, part] = (request.url ?? '').slice(1).split('/') as [string, Part];
  if (name === 'admin') return system.admin(JSON.parse(Buffer.concat(chunks).toString()) as string[]);
  if (name === 'metrics') return system.metrics(part as Parameters<Installation['metrics']>[0]);
  if (name === 'kill') await system.kill(part);
  else if (name === 'stop') await system.stopPart(part);
  else if (name === 'start') await system.start(part);
  else throw new Error(`no such command: ${request.url}`);
  return '';
}
