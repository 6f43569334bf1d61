import { api } from '../app/api/api-client';
import type { ResourceResponse } from '../app/api/json-api';

/** The token that requests are tried with. It lives an hour and is kept in memory alone: in no storage and in no address. */
export interface ExplorerToken {
  id: string;
  text: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** A new one is made this long before the old one ends. */
const renewBeforeMs = 5 * 60_000;

/** Makes one; those that other pages have, or this one had, work on until their hour is over. */
export async function createExplorerToken(): Promise<ExplorerToken> {
  const { data } = await api.post<ResourceResponse<{ token: string; 'expires-at': string }>>(
    'v2/personal_access_tokens/explorer',
  );
  return { id: data.id, text: data.attributes.token, expiresAt: data.attributes['expires-at'] };
}

/** How long from now the token is to be replaced, in milliseconds; never less than a minute. */
export function renewalAfterMs({ expiresAt }: ExplorerToken, now = Date.now()): number {
  return Math.max(60_000, Date.parse(expiresAt) - now - renewBeforeMs);
}
