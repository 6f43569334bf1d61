import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStateFolder, provideChromium, removeStateFolder } from '@plumbline/backing-services';
import type { TraceReceiver } from '@plumbline/testing';
import {
  startInstallation,
  type Installation,
  type InstallationOptions,
  type Part,
} from '../installation/installation';
import { readInstallationFile } from '../installation/installation-file';
import { stateDir } from '../installation/paths';
import { say } from '../installation/steps';
import { Backup } from './backup';
import { createAccount } from './create-account';
import { FailOver } from './fail-over';
import { SharedBrowser } from './shared-browser';

export interface InstallationUnderTestOptions extends Pick<
  InstallationOptions,
  'brokerNodes' | 'scale' | 'servers' | 'spares'
> {
  /** Receives the traces of all services, by `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  traces: TraceReceiver;
}

/**
 * An installation for end-to-end tests. Jest runs test files in other processes, so that they reach it by HTTP: the gateway, and a control
 * port that kills, stops and starts parts, returns their metrics and traces, runs an operator's commands, backs up and restores, replaces the
 * database by a standby, and starts a browser.
 */
export class InstallationUnderTest {
  private readonly browser = new SharedBrowser(() =>
    provideChromium({ path: process.env['CHROMIUM_PATH'], report: say }),
  );
  private readonly backup: Backup;
  private readonly failOver: FailOver;
  private readonly control: Server;

  private constructor(
    private readonly dir: string,
    private readonly installation: Installation,
    private readonly traces: TraceReceiver,
  ) {
    this.backup = new Backup(installation, dir);
    this.failOver = new FailOver(installation, dir);
    // A test may use a kept connection again just when the server closes it, which fails the test. Nor does a deadline of the server end
    // requests of a busy machine: tests have deadlines of their own.
    const withoutDeadlines = { keepAliveTimeout: 600_000, headersTimeout: 0, requestTimeout: 0 };
    this.control = createServer(withoutDeadlines, (request, response) => {
      this.command(request).then(
        (text) => response.end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }

  /** The services have been built. */
  static async start({ traces, ...options }: InstallationUnderTestOptions): Promise<InstallationUnderTest> {
    const dir = await createStateFolder(stateDir, 'e2e-');
    const installation = await startInstallation({ ...options, dir, build: false, report: say });
    const underTest = new InstallationUnderTest(dir, installation, traces);
    await new Promise<void>((resolve) => underTest.control.listen(0, '127.0.0.1', resolve));
    return underTest;
  }

  /** What a test file needs to know; see `apps/e2e/src/support/system.ts`. */
  get addresses(): { url: string; controlUrl: string; databaseUrl: string } {
    const { port } = this.control.address() as AddressInfo;
    const { url, databaseUrl } = this.installation;
    return { url, databaseUrl, controlUrl: `http://127.0.0.1:${port}` };
  }

  async stop(): Promise<void> {
    this.control.close();
    await Promise.all([this.browser.stop(), this.installation.stop()]);
    await removeStateFolder(this.dir);
  }

  private admin(args: string[]): Promise<string> {
    const { environments } = readInstallationFile(this.dir)!;
    return args[0] === 'create-account' ? createAccount(args, environments.identity) : this.installation.admin(args);
  }

  private async command(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const [name, part] = (request.url ?? '').slice(1).split('/') as [string, Part];
    const { installation, backup, failOver } = this;
    if (name === 'admin') return this.admin(JSON.parse(Buffer.concat(chunks).toString()) as string[]);
    if (name === 'metrics') return installation.metrics(part as Parameters<Installation['metrics']>[0]);
    if (name === 'doctor') return JSON.stringify(await this.installation.doctor());
    if (name === 'traces') return JSON.stringify(this.traces.spansOf(part));
    if (name === 'health') {
      return JSON.stringify(await installation.missing(part as Parameters<Installation['missing']>[0]));
    }
    if (name === 'browser') return this.browser.endpoint();
    if (name === 'kill') await installation.kill(part);
    else if (name === 'stop') await installation.stopPart(part);
    else if (name === 'start') await installation.start(part);
    else if (name === 'back-up') await backup.take();
    else if (name === 'restore') await backup.restore();
    else if (name === 'standby') await failOver.prepare();
    else if (name === 'fail-over') await failOver.begin();
    else if (name === 'promote') await failOver.promote();
    else throw new Error(`unknown command: ${request.url}`);
    return '';
  }
}
