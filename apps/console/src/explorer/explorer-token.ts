import { api } from '../app/api/api';

interface MintedToken {
  data: { attributes: { token: string; 'expires-at': string } };
}

interface SharedToken {
  userId: string;
  token: string;
  expiresAt: string;
}

/** A new one is made this long before the old one ends. */
const renewBeforeMs = 5 * 60_000;

/**
 * The token that the page makes its requests with. It lives an hour and is kept in memory alone: it is in no storage and in no
 * address. A session has one at a time, so that a page tells the others that are open of a new one.
 */
export class ExplorerToken {
  private readonly pages = new BroadcastChannel('plumbline:explorer-token');
  private token = '';
  private renewal?: ReturnType<typeof setTimeout>;
  private follower?: (token: string) => void;

  private constructor(private readonly userId: string) {
    this.pages.onmessage = ({ data }: MessageEvent<SharedToken>) => {
      if (data.userId === this.userId) this.use(data);
    };
  }

  static async mint(userId: string): Promise<ExplorerToken> {
    const token = new ExplorerToken(userId);
    await token.renew();
    return token;
  }

  get current(): string {
    return this.token;
  }

  /** `follower` is told of every later one. */
  follow(follower: (token: string) => void): void {
    this.follower = follower;
  }

  private async renew(): Promise<void> {
    const { data } = await api.post<MintedToken>('v2/personal_access_tokens/explorer');
    const { token, 'expires-at': expiresAt } = data.attributes;
    const shared = { userId: this.userId, token, expiresAt };
    this.use(shared);
    this.pages.postMessage(shared);
  }

  private use({ token, expiresAt }: SharedToken): void {
    this.token = token;
    this.follower?.(token);
    clearTimeout(this.renewal);
    const untilRenewal = Date.parse(expiresAt) - Date.now() - renewBeforeMs;
    // Whoever has signed out meanwhile hears of it from the answers to what they try.
    this.renewal = setTimeout(() => void this.renew().catch(() => undefined), Math.max(60_000, untilRenewal));
  }
}
