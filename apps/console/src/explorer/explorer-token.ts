import { api } from '../app/api/api';
import type { One } from '../app/api/document';

/** The token that requests are tried with. It lives an hour and is kept in memory alone: in no storage and in no address. */
export interface ExplorerToken {
  id: string;
  text: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** A new one is made this long before the old one ends. */
const renewBeforeMs = 5 * 60_000;

/** Makes one; it ends the one that the session had before. */
export async function mintExplorerToken(): Promise<ExplorerToken> {
  const { data } = await api.post<One<{ token: string; 'expires-at': string }>>('v2/personal_access_tokens/explorer');
  return { id: data.id, text: data.attributes.token, expiresAt: data.attributes['expires-at'] };
}

/** How long from now the token is to be replaced, in milliseconds; never less than a minute. */
export function renewalAfterMs({ expiresAt }: ExplorerToken, now = Date.now()): number {
  return Math.max(60_000, Date.parse(expiresAt) - now - renewBeforeMs);
}

type News = { made: ExplorerToken } | { ended: string } | { wanted: true };

/**
 * A session has one token at a time: pages that are open tell each other of it. `follower` gets what another page of this user
 * has made, undefined once it was revoked.
 */
export class ExplorerTokenChannel {
  private readonly channel = new BroadcastChannel('plumbline:explorer-token');
  private current?: ExplorerToken;

  constructor(
    private readonly userId: string,
    follower: (token: ExplorerToken | undefined) => void,
  ) {
    this.channel.onmessage = ({ data }: MessageEvent<News & { userId: string }>) => {
      if (data.userId !== this.userId) return;
      if ('wanted' in data) this.answer();
      else if (this.learns(data)) follower(this.current);
    };
  }

  /** Asks the others for theirs. */
  ask(): void {
    this.post({ wanted: true });
  }

  /** What this page has made, or undefined after it revoked what there was. */
  tell(token: ExplorerToken | undefined): void {
    const before = this.current;
    if (token?.id === before?.id) return;
    this.current = token;
    if (token) this.post({ made: token });
    else if (before) this.post({ ended: before.id });
  }

  close(): void {
    this.channel.close();
  }

  private answer(): void {
    if (this.current) this.post({ made: this.current });
  }

  /** Whether it is news: two pages may make one at the same moment, and the later one is that which works. */
  private learns(news: { made: ExplorerToken } | { ended: string }): boolean {
    if ('ended' in news) {
      if (news.ended !== this.current?.id) return false;
      this.current = undefined;
      return true;
    }
    if (this.current && news.made.expiresAt <= this.current.expiresAt) return false;
    this.current = news.made;
    return true;
  }

  private post(news: News): void {
    this.channel.postMessage({ ...news, userId: this.userId });
  }
}
