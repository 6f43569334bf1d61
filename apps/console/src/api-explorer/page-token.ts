import { createExplorerToken, renewalAfterMs, type ExplorerToken } from './explorer-token';
import { followTokenOfConsole } from './frame-token';

/** The token of a page that shows the API. */
export class PageToken {
  private follower?: (text: string) => void;

  private constructor(private token: ExplorerToken) {}

  /** For a page of its own: makes one, and the next in time. */
  static async create(): Promise<PageToken> {
    const page = new PageToken(await createExplorerToken());
    const renewInTime = () =>
      // Whoever has signed out meanwhile hears of it from the answers to what they try.
      setTimeout(() => void renew().catch(() => undefined), renewalAfterMs(page.token));
    const renew = async () => {
      page.take(await createExplorerToken());
      renewInTime();
    };
    renewInTime();
    return page;
  }

  /** For a page in a frame of the console, which has one and looks after it. */
  static ofConsole(): Promise<PageToken> {
    return new Promise((resolve) => {
      let page: PageToken | undefined;
      followTokenOfConsole((token) => {
        if (page) page.take(token);
        else resolve((page = new PageToken(token)));
      });
    });
  }

  get text(): string {
    return this.token.text;
  }

  /** `follower` is told of every later one. */
  follow(follower: (text: string) => void): void {
    this.follower = follower;
  }

  private take(token: ExplorerToken): void {
    this.token = token;
    this.follower?.(this.text);
  }
}
