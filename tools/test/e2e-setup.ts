import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStateFolder, provideChromium, removeStateFolder } from '@plumbline/backing-services';
import { chooseTestServers, TraceReceiver } from '@plumbline/testing';
import { stateDir } from '../installation/paths';
import { startInstallation, type Part, type Installation } from '../installation/installation';
import { SharedBrowser } from './shared-browser';

declare global {
  var stopEndToEnd: (() => Promise<void>) | undefined;
}

/**
 * Starts an installation for a run of end-to-end tests. Jest runs test files in other processes, so that they reach it by HTTP: the
 * gateway, and a control port that kills, stops and starts parts, returns their metrics and traces, runs an operator's commands and
 * starts a browser.
 */
export default function setUp(): Promise<void> {
  return setUpInstallation();
}

/** `spares`: whether each service has a second process, which `start` starts. */
export async function setUpInstallation({ spares = false } = {}): Promise<void> {
  const dir = await createStateFolder(stateDir, 'e2e-');
  const report = (line: string) => process.stdout.write(`${line}\n`);
  const browser = new SharedBrowser(() => provideChromium({ path: process.env['CHROMIUM_PATH'], report }));
  const build = process.env['E2E_BUILD'] !== 'false';
  const servers = (await chooseTestServers(report)) === 'containers' ? 'containers' : 'throwaway';
  const traces = await TraceReceiver.start();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = traces.url;
  process.env['OTEL_BSP_SCHEDULE_DELAY'] = '200';
  const installation = await startInstallation({ dir, spares, build, servers, report });
  const control = createServer((request, response) => {
    command({ installation, browser, traces }, request).then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  process.env['E2E_URL'] = installation.url;
  process.env['E2E_CONTROL_URL'] = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;
  globalThis.stopEndToEnd = async () => {
    control.close();
    await Promise.all([browser.stop(), installation.stop()]);
    await traces.stop();
    await removeStateFolder(dir);
  };
}

interface Run {
  installation: Installation;
  browser: SharedBrowser;
  traces: TraceReceiver;
}

async function command({ installation, browser, traces }: Run, request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const [name, part] = (request.url ?? '').slice(1).split('/') as [string, Part];
  if (name === 'admin') return installation.admin(JSON.parse(Buffer.concat(chunks).toString()) as string[]);
  if (name === 'metrics') return installation.metrics(part as Parameters<Installation['metrics']>[0]);
  if (name === 'traces') return JSON.stringify(traces.spansOf(part));
  if (name === 'browser') return browser.endpoint();
  if (name === 'kill') await installation.kill(part);
  else if (name === 'stop') await installation.stopPart(part);
  else if (name === 'start') await installation.start(part);
  else throw new Error(`unknown command: ${request.url}`);
  return '';
}
