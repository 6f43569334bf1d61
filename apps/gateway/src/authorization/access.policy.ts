import { fromShortCode, type Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { RouteAccess } from '../routing/route.decorator';

/**
 * Whether the caller may use a route at all; what they may do with the thing behind it is for its service to say.
 * @throws DomainError
 */
export function authorise(access: RouteAccess, principal: Principal, customer: string | undefined): void {
  if (access.access === 'public') return;
  // A foreign account is answered like one that does not exist.
  if (customer !== undefined && fromShortCode(customer) !== principal.accountId) {
    throw new DomainError('access.account-not-found', {
      detail: `The customer id in the path is not that of your account, ${principal.accountId}.`,
      source: { parameter: 'customer' },
    });
  }
  if (access.access === 'session') return requireSession(principal);
  requireScope(principal, access.scope);
  if (access.access === 'owner' && !principal.owner) throw new DomainError('access.owner-required');
  if (access.access === 'api-access' && !hasApiAccess(principal)) throw noApiAccess();
}

function requireSession({ credential }: Principal): void {
  if (credential.type === 'session') return;
  throw new DomainError('auth.session-required', { detail: 'This is done signed in, not with an access token.' });
}

function requireScope({ credential }: Principal, scope: 'read' | 'write'): void {
  if (credential.type === 'session' || credential.scopes.includes(scope)) return;
  throw new DomainError('access.scope-required', { detail: `The access token has no scope "${scope}".` });
}

/** A token is only as good as its user's "API access", today. */
export function requireApiAccess(principal: Principal): void {
  if (principal.credential.type === 'token' && !hasApiAccess(principal)) throw noApiAccess();
}

function hasApiAccess({ permissions }: Principal): boolean {
  return permissions.includes('api_documentation_access');
}

function noApiAccess(): DomainError {
  return new DomainError('access.api-access-required', {
    detail: 'Someone who manages users can give you the permission "API access".',
  });
}
