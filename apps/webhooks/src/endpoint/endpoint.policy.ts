import type { Principal } from '@plumbline/contracts';
import type { Problem } from '@plumbline/errors';
import type { StoredHeader } from './endpoint.entity';
import type { HeaderInput } from './settings/custom-header.policy';

/** Endpoints that an account may have. */
export const maxEndpoints = 10_000;

/** Webhooks send an account's data to somewhere else: that is for its owners alone, however they are signed in. */
export function mayManageWebhooks(actor: Principal): boolean {
  return actor.owner;
}

/**
 * Whether what attempts have shown of an endpoint counts no longer: it is switched on again, or leads to somewhere else. Who
 * has mended something need not wait for the breaker.
 */
export function resetsHealth(
  before: { active: boolean; targetUrl: string },
  change: { active?: boolean; targetUrl?: string },
): boolean {
  const switchedOn = change.active === true && !before.active;
  return switchedOn || (change.targetUrl !== undefined && change.targetUrl !== before.targetUrl);
}

/** What is wrong with a choice of projects, given which of them are the account's. */
export function checkProjects(ids: readonly number[], own: ReadonlySet<number>): Problem[] {
  return ids.flatMap((id, index): Problem[] => {
    if (own.has(id)) return [];
    const source = { pointer: `/data/attributes/project-ids/${index}` };
    return [{ code: 'webhooks.unknown-project', detail: 'The account has no such project.', source }];
  });
}

export interface BasicAuthInput {
  username: string;
  password?: string;
}

/** What is wrong with Basic credentials (RFC 7617), given the user name whose password is stored. */
export function checkBasicAuth(input: BasicAuthInput | null, stored: { username: string | null }): Problem[] {
  if (!input) return [];
  const problem = (part: 'username' | 'password', detail: string): Problem[] => [
    { code: 'request.invalid', detail, source: { pointer: `/data/attributes/basic-auth/${part}` } },
  ];
  // A colon would move the end of the user name; control characters are not allowed in either part.
  if (/[:\p{Cc}]/u.test(input.username))
    return problem('username', 'The user name holds no colon or control character.');
  if (/\p{Cc}/u.test(input.password ?? '')) return problem('password', 'The password holds no control character.');
  if (input.password === undefined && input.username !== stored.username) {
    return problem('password', 'A password is needed: none is stored for this user name.');
  }
  return [];
}

/**
 * What is wrong with values that were left out: only a hidden header that is stored keeps its value, and it stays hidden.
 * Otherwise who reads endpoints could unhide one.
 */
export function checkKeptValues(headers: readonly HeaderInput[], stored: readonly StoredHeader[]): Problem[] {
  return headers.flatMap(({ name, value, hidden }, index): Problem[] => {
    if (value !== undefined) return [];
    const kept = storedHeader(stored, name)?.hidden === true;
    if (kept && hidden) return [];
    const detail = kept ? 'A hidden header can only be shown with a new value.' : 'The header needs a value.';
    return [{ code: 'request.invalid', detail, source: { pointer: `/data/attributes/headers/${index}/value` } }];
  });
}

/** The stored header of this name, in whatever case. */
export function storedHeader(stored: readonly StoredHeader[], name: string): StoredHeader | undefined {
  return stored.find((header) => header.name.toLowerCase() === name.toLowerCase());
}
