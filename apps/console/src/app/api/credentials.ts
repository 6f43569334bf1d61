import type { ResourceResponse } from './json-api';

/** What `GET /session` and `POST /session` respond with. */
export type SessionResponse<Attributes = object> = ResourceResponse<
  Attributes,
  { 'csrf-token': string; 'account-id': number }
>;

interface Credentials {
  accountId: number;
  userId: string;
  csrfToken: string;
}

let current: Credentials | undefined;

/** Stores the credentials of a session. They are kept in memory only: the session itself is an HttpOnly cookie. */
export function rememberCredentials({ data, meta }: SessionResponse): Credentials {
  current = { accountId: meta!['account-id'], userId: data.id, csrfToken: meta!['csrf-token'] };
  return current;
}

/** Removes the credentials after the user signs out. */
export function forgetCredentials(): void {
  current = undefined;
}

/** The account whose API the paths address; undefined while nobody is signed in. */
export function currentAccountId(): number | undefined {
  return current?.accountId;
}

/** The signed-in user; undefined while nobody is signed in. */
export function currentUserId(): string | undefined {
  return current?.userId;
}

/** The header that proves that a write comes from this page; empty while nobody is signed in. */
export function csrfHeader(): Record<string, string> {
  return current ? { 'x-csrf-token': current.csrfToken } : {};
}
