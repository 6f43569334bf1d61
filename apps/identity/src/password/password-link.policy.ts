import type { Permission, Principal, UserKind } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { StoredUser } from '../user/user';

/** What a password link grants to its holder: to become this user, and not more than they were when the link was made. */
export interface LinkGrant {
  email: string;
  kind: UserKind;
  owner: boolean;
  permissions: Permission[];
}

/** What is stored with a link. */
export interface StoredGrant extends LinkGrant {
  /** Of a link that an inviter has seen: those who had given its user roles in projects, and the inviter. Absent for a mailed link. */
  rolesBy?: number[];
}

/** From the fewest rights to the most. */
const kindsByRights: readonly UserKind[] = ['watcher', 'subcontractor', 'in-house'];

export function grantOf({ email, kind, owner, permissions }: Pick<StoredUser, keyof LinkGrant>): LinkGrant {
  return { email, kind, owner, permissions };
}

/**
 * Whether a link still fits its user. It does not once they have another e-mail address or more rights: whoever has kept the
 * link, such as the inviter, would get what they could not give.
 */
export function isGranted({ email, kind, owner, permissions }: LinkGrant, granted: LinkGrant): boolean {
  return (
    email === granted.email &&
    kindsByRights.indexOf(kind) <= kindsByRights.indexOf(granted.kind) &&
    (granted.owner || (!owner && permissions.every((permission) => granted.permissions.includes(permission))))
  );
}

/**
 * Whether a link still fits its user, to whom `givers` have given roles in projects. A link that an inviter has seen does not once
 * somebody else has given one.
 */
export function grantsRolesOf({ rolesBy }: StoredGrant, givers: readonly number[]): boolean {
  return rolesBy === undefined || givers.every((giver) => rolesBy.includes(giver));
}

/**
 * Inviters see a link only to users whose roles in projects they gave themselves, unless they manage every project.
 * @throws DomainError `access.denied`
 */
export function assertMaySeeLink(
  { userId, permissions }: Pick<Principal, 'userId' | 'permissions'>,
  givers: readonly number[],
): void {
  if (permissions.includes('projects') || givers.every((giver) => giver === userId)) return;
  throw new DomainError('access.denied', {
    detail:
      'Others have given this user roles in projects. Inviting the user again requires the permission "projects".',
  });
}
