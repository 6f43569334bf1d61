import type { Permission, UserKind } from '@plumbline/contracts';
import type { StoredUser } from '../user/user';

/** What a password link grants to its holder: to become this user, and not more than they were when the link was made. */
export interface LinkGrant {
  email: string;
  kind: UserKind;
  owner: boolean;
  permissions: Permission[];
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
