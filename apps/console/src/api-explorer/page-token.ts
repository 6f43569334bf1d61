import { createExplorerToken, renewalAfterMs, type ExplorerToken } from './explorer-token';
import { listenForConsoleToken } from './frame-token';

/** The token of a view. */
export class PageToken {
  private listener?: (text: string) => void;

  private constructor(private token: ExplorerToken) {}

  /** For a page outside of the console: creates a token and renews it in time. */
  static async create(): Promise<PageToken> {
    const page = new PageToken(await createExplorerToken());
    const renewInTime = () =>
      // Renewal fails after the user signs out. The responses of the API then say so.
      setTimeout(() => void renew().catch(() => undefined), renewalAfterMs(page.token));
    const renew = async () => {
      page.take(await createExplorerToken());
      renewInTime();
    };
    renewInTime();
    return page;
  }

  /** For a page in a frame of the console, which provides and renews the token. */
  static ofConsole(): Promise<PageToken> {
    return new Promise((resolve) => {
      let page: PageToken | undefined;
      listenForConsoleToken((token) => {
        if (page) page.take(token);
        else resolve((page = new PageToken(token)));
      });
    });
  }

  get text(): string {
    return this.token.text;
  }

  /** Calls `listener` with every later token. */
  onRenewal(listener: (text: string) => void): void {
    this.listener = listener;
  }

  private take(token: ExplorerToken): void {
    this.token = token;
    this.listener?.(this.text);
  }
}
