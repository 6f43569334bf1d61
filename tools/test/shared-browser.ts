import { chromium, type BrowserServer } from 'playwright-core';

/** One Chromium without a window for a whole run: test files connect to it, each with windows of its own. */
export class SharedBrowser {
  private server?: Promise<BrowserServer>;

  constructor(private readonly executablePath: () => string) {}

  /** Starts Chromium at the first call. */
  async endpoint(): Promise<string> {
    this.server ??= chromium.launchServer({
      executablePath: this.executablePath(),
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        // Pages under test must not reach other hosts, and a request to one must not wait for a name server.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
        // Chromium's sandbox refuses to run as root, as which containers of CI run.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return (await this.server).wsEndpoint();
  }

  async stop(): Promise<void> {
    await (await this.server)?.close();
  }
}
