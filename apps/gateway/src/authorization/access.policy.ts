import { fromShortCode, type Principal } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import type { RouteAccess } from '../routing/route.decorator';

/**
 * Checks whether the caller may use a route. The service behind it decides about the objects.
 * @throws DomainError
 */
export function authorise(access: RouteAccess, principal: Principal, customer: string | undefined): void {
  if (access.access === 'public') return;
  // The same response as for an account that does not exist: callers must not be able to probe.
  if (customer !== undefined && fromShortCode(customer) !== principal.accountId) {
    throw new DomainError('access.account-not-found', {
      detail: text('The customer id in the path is not the id of your account, {{account}}.', {
        account: principal.accountId,
      }),
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
  throw new DomainError('auth.session-required', {
    detail: 'This route takes no access tokens. Sign in to the console to use it.',
  });
}

function requireScope({ credential }: Principal, scope: 'read' | 'write'): void {
  if (credential.type === 'session' || credential.scopes.includes(scope)) return;
  throw new DomainError('access.scope-required', {
    detail: text('The access token does not have the scope "{{scope}}".', { scope }),
  });
}

/** A token is refused as long as its user does not have API access. */
export function requireApiAccess(principal: Principal): void {
  if (principal.credential.type === 'token' && !hasApiAccess(principal)) throw noApiAccess();
}

function hasApiAccess({ permissions }: Principal): boolean {
  return permissions.includes('api_documentation_access');
}

function noApiAccess(): DomainError {
  return new DomainError('access.api-access-required', {
    detail: 'A user manager of your account can grant you the permission "API access".',
  });
}
