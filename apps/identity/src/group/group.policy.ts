import type { Group, Principal } from '@plumbline/contracts';
import { DomainError, type Problem } from '@plumbline/errors';

type Facts = Pick<Group, 'name' | 'leaderId' | 'userIds'>;

/** What is wanted of a group; absent fields stay as they are. */
export interface GroupWish {
  name?: string;
  leaderId?: number;
  /** All members that there are to be. */
  userIds?: readonly number[];
}

/** What a group has before it is there. */
export const nothingYet: Facts = { name: '', leaderId: null, userIds: [] };

/** A group says who its people are: whoever may see those sees it. */
export function mayRead({ kind }: Pick<Principal, 'kind'>): boolean {
  return kind === 'in-house';
}

/** @throws `access.denied` without the permission `groups`. */
export function assertManagesGroups({ permissions }: Pick<Principal, 'permissions'>): void {
  if (permissions.includes('groups')) return;
  throw new DomainError('access.denied', { detail: 'Managing groups takes the permission "groups".' });
}

/** Who comes to be named in a group: whoever is in it already stays, though they be deactivated since. */
export function newcomers(before: Facts, { leaderId, userIds = [] }: GroupWish): number[] {
  const leader = leaderId === undefined || leaderId === before.leaderId ? [] : [leaderId];
  return [...new Set([...leader, ...userIds.filter((id) => !before.userIds.includes(id))])];
}

/** What is wrong with a wish when of its newcomers these may not come in, each with its place in the request. */
export function problemsWith(before: Facts, wish: GroupWish, absent: readonly number[]): Problem[] {
  const { leaderId, userIds = [] } = wish;
  const problems = userIds.flatMap((id, index) =>
    absent.includes(id) && !before.userIds.includes(id) ? [notActive(`user_ids/${index}`)] : [],
  );
  const leaderAbsent = leaderId !== undefined && leaderId !== before.leaderId && absent.includes(leaderId);
  return leaderAbsent ? [notActive('leader_id'), ...problems] : problems;
}

function notActive(attribute: string): Problem {
  return {
    code: 'identity.group-user-not-found',
    detail: 'Give the id of an active user of the account.',
    source: { pointer: `/data/attributes/${attribute}` },
  };
}

/** Who joins and who leaves between two states of a group. */
export function movements(
  before: Pick<Facts, 'userIds'>,
  after: Pick<Facts, 'userIds'>,
): { joined: number[]; left: number[] } {
  return {
    joined: after.userIds.filter((id) => !before.userIds.includes(id)),
    left: before.userIds.filter((id) => !after.userIds.includes(id)),
  };
}
