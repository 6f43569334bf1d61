import { ApiError } from './api-error';
import { currentUserId, forgetCredentials } from './credentials';
import { Listeners } from './listeners';

/** Asks the user to sign in again when the session ends, once for all requests that need it. */
class SessionRenewal {
  private waiting: { renewed: Promise<boolean>; settle: (renewed: boolean) => void } | undefined;
  private readonly listeners = new Listeners();

  /** Whether requests wait for the user to sign in again. */
  readonly isPending = (): boolean => this.waiting !== undefined;

  readonly subscribe = this.listeners.subscribe;

  /** Resolves when the same user has signed in again, or with false when the user does not want to. */
  request(): Promise<boolean> {
    if (!this.waiting) {
      let settle!: (renewed: boolean) => void;
      const renewed = new Promise<boolean>((resolve) => (settle = resolve));
      this.waiting = { renewed, settle };
      this.listeners.tell();
    }
    return this.waiting.renewed;
  }

  settle(renewed: boolean): void {
    // Later requests must not wait for somebody who has left.
    if (!renewed) forgetCredentials();
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.settle(renewed);
    this.listeners.tell();
  }
}

export const sessionRenewal = new SessionRenewal();

/** Sends a request. If the session has ended, sends it again as soon as the user has signed in again, so that no input is lost. */
export async function inSession<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!endsSession(error) || currentUserId() === undefined || !(await sessionRenewal.request())) throw error;
    return send();
  }
}

/** Whether an error says that the session has ended. A wrong password is a 401 too. A session of another tab has its own CSRF token. */
export function endsSession(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return (error.status === 401 && error.code !== 'auth.wrong-password') || error.code === 'auth.csrf-token-invalid';
}
