import { ExplorerTokenChannel, mintExplorerToken, renewalAfterMs, type ExplorerToken } from './explorer-token';

/** The token of a page that shows the API. */
export class PageToken {
  private follower?: (text: string) => void;

  private constructor(private token: ExplorerToken | undefined) {}

  /** For a page of its own: makes one, and the next in time. */
  static async mint(userId: string): Promise<PageToken> {
    const page = new PageToken(await mintExplorerToken());
    let renewal: ReturnType<typeof setTimeout>;
    const plan = (token: ExplorerToken | undefined) => {
      clearTimeout(renewal);
      // Whoever has signed out meanwhile hears of it from the answers to what they try.
      if (token) renewal = setTimeout(() => void renew().catch(() => undefined), renewalAfterMs(token));
    };
    const renew = async () => {
      const token = await mintExplorerToken();
      channel.tell(token);
      adopt(token);
    };
    const adopt = (token: ExplorerToken | undefined) => {
      page.take(token);
      plan(token);
    };
    const channel = new ExplorerTokenChannel(userId, adopt);
    channel.tell(page.token);
    plan(page.token);
    return page;
  }

  /** For a page in a frame of the console, which has one and looks after it. */
  static ofConsole(userId: string): Promise<PageToken> {
    return new Promise((resolve) => {
      let page: PageToken | undefined;
      const channel = new ExplorerTokenChannel(userId, (token) => {
        if (page) page.take(token);
        else resolve((page = new PageToken(token)));
      });
      channel.ask();
    });
  }

  /** Empty once it was revoked. */
  get text(): string {
    return this.token?.text ?? '';
  }

  /** `follower` is told of every later one. */
  follow(follower: (text: string) => void): void {
    this.follower = follower;
  }

  private take(token: ExplorerToken | undefined): void {
    this.token = token;
    this.follower?.(this.text);
  }
}
