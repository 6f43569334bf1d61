import { api } from '../app/api/api-client';
import type { ResourceResponse } from '../app/api/json-api';

/** The token of the API explorer. It lasts an hour and is kept in memory only: never in storage or in an address. */
export interface ExplorerToken {
  id: string;
  text: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** How long before its expiration a token is renewed. */
const renewBeforeMs = 5 * 60_000;

/** Creates a token. Earlier ones stay valid until they expire. */
export async function createExplorerToken(): Promise<ExplorerToken> {
  const { data } = await api.post<ResourceResponse<{ token: string; 'expires-at': string }>>(
    'v2/personal_access_tokens/explorer',
  );
  return { id: data.id, text: data.attributes.token, expiresAt: data.attributes['expires-at'] };
}

/** Returns when to renew a token, in milliseconds from now; at least a minute. */
export function renewalAfterMs({ expiresAt }: ExplorerToken, now = Date.now()): number {
  return Math.max(60_000, Date.parse(expiresAt) - now - renewBeforeMs);
}
