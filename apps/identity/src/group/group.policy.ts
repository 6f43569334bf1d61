import type { Group, Principal } from '@plumbline/contracts';
import { DomainError, type Problem } from '@plumbline/errors';

type Facts = Pick<Group, 'name' | 'leaderId' | 'userIds'>;

/** Requested values of a group. Absent fields do not change. */
export interface GroupChanges {
  name?: string;
  leaderId?: number;
  /** The complete list of members. */
  userIds?: readonly number[];
}

/** The state of a group before it is created. */
export const emptyGroup: Facts = { name: '', leaderId: null, userIds: [] };

/** A group shows users' names, so only those who may list users may read it. */
export function mayRead({ kind }: Pick<Principal, 'kind'>): boolean {
  return kind === 'in-house';
}

/** @throws DomainError `access.denied` without the permission `groups`. */
export function assertManagesGroups({ permissions }: Pick<Principal, 'permissions'>): void {
  if (permissions.includes('groups')) return;
  throw new DomainError('access.denied', { detail: 'Managing groups requires the permission "groups".' });
}

/** The users whom a change adds as leader or member. Present ones may stay even if they are deactivated. */
export function addedUsers(before: Facts, { leaderId, userIds = [] }: GroupChanges): number[] {
  const leader = leaderId === undefined || leaderId === before.leaderId ? [] : [leaderId];
  return [...new Set([...leader, ...userIds.filter((id) => !before.userIds.includes(id))])];
}

/** The problems of a change that adds users who are not active, each with its position in the request. */
export function problemsWith(before: Facts, changes: GroupChanges, inactive: readonly number[]): Problem[] {
  const { leaderId, userIds = [] } = changes;
  const problems = userIds.flatMap((id, index) =>
    inactive.includes(id) && !before.userIds.includes(id) ? [notActive(`user_ids/${index}`)] : [],
  );
  const leaderInactive = leaderId !== undefined && leaderId !== before.leaderId && inactive.includes(leaderId);
  return leaderInactive ? [notActive('leader_id'), ...problems] : problems;
}

function notActive(attribute: string): Problem {
  return {
    code: 'identity.group-user-not-found',
    detail: 'Give the id of an active user of the account.',
    source: { pointer: `/data/attributes/${attribute}` },
  };
}

/** The members that are added and removed between two states of a group. */
export function memberChanges(
  before: Pick<Facts, 'userIds'>,
  after: Pick<Facts, 'userIds'>,
): { added: number[]; removed: number[] } {
  return {
    added: after.userIds.filter((id) => !before.userIds.includes(id)),
    removed: before.userIds.filter((id) => !after.userIds.includes(id)),
  };
}
