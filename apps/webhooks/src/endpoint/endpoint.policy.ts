import type { Principal } from '@plumbline/contracts';
import { DomainError, type Problem, type Text } from '@plumbline/errors';
import type { StoredHeader } from './endpoint.entity';
import type { HeaderInput } from './settings/custom-header.policy';

/** Endpoints that an account may have. */
export const maxEndpoints = 10_000;

/** Webhooks send an account's data to another system: only owners manage them, with whichever credential. */
export function mayManageWebhooks(actor: Principal): boolean {
  return actor.owner;
}

/** @throws DomainError `access.owner-required` */
export function requireOwner(actor: Principal): void {
  if (!mayManageWebhooks(actor)) throw new DomainError('access.owner-required');
}

/**
 * Whether a change makes the endpoint's health new again: it is enabled again, or has another target. An owner who has solved
 * a problem need not wait for the circuit breaker.
 */
export function resetsHealth(
  before: { active: boolean; targetUrl: string },
  change: { active?: boolean; targetUrl?: string },
): boolean {
  const enabled = change.active === true && !before.active;
  return enabled || (change.targetUrl !== undefined && change.targetUrl !== before.targetUrl);
}

/** Validates a choice of projects, given which of them belong to the account. */
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

/** Validates Basic credentials (RFC 7617), given the user name whose password is stored. */
export function checkBasicAuth(input: BasicAuthInput | null, stored: { username: string | null }): Problem[] {
  if (!input) return [];
  const problem = (part: 'username' | 'password', detail: Text): Problem[] => [
    { code: 'request.invalid', detail, source: { pointer: `/data/attributes/basic-auth/${part}` } },
  ];
  // A colon would end the user name early; control characters are not allowed in either part.
  if (/[:\p{Cc}]/u.test(input.username))
    return problem('username', 'The user name must not contain a colon or a control character.');
  if (/\p{Cc}/u.test(input.password ?? ''))
    return problem('password', 'The password must not contain a control character.');
  if (input.password === undefined && input.username !== stored.username) {
    return problem('password', 'A password is required: none is stored for this user name.');
  }
  return [];
}

/**
 * Validates headers without a value. Only a stored hidden header keeps its value, and it stays hidden: otherwise anybody who can
 * change endpoints could reveal it.
 */
export function checkKeptValues(headers: readonly HeaderInput[], stored: readonly StoredHeader[]): Problem[] {
  return headers.flatMap(({ name, value, hidden }, index): Problem[] => {
    if (value !== undefined) return [];
    const kept = storedHeader(stored, name)?.hidden === true;
    if (kept && hidden) return [];
    const detail = kept ? 'A hidden header needs a new value to be shown.' : 'The header needs a value.';
    return [{ code: 'request.invalid', detail, source: { pointer: `/data/attributes/headers/${index}/value` } }];
  });
}

/** The stored header of this name. Names are compared case-insensitively. */
export function storedHeader(stored: readonly StoredHeader[], name: string): StoredHeader | undefined {
  return stored.find((header) => header.name.toLowerCase() === name.toLowerCase());
}
