import { z } from 'zod';
import groupCreatedExample from '../../../examples/events/group.created.json';
import groupDeletedExample from '../../../examples/events/group.deleted.json';
import groupMemberAddedExample from '../../../examples/events/group.member-added.json';
import groupMemberRemovedExample from '../../../examples/events/group.member-removed.json';
import groupUpdatedExample from '../../../examples/events/group.updated.json';
import { event } from '../../core/event';
import { page, pageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { changes, nothing, numericId } from '../../core/values';
import { group, maxGroupMembers } from './model';

const groupFields = {
  name: z.string().trim().min(1).max(200),
  leaderId: numericId,
  userIds: z.array(numericId).max(maxGroupMembers),
};

/** Matches any of these users, or, when `negated`, none of them. */
const userChoice = z.object({ ids: z.array(numericId), negated: z.boolean() });
export type UserChoice = z.infer<typeof userChoice>;

/** Lists groups, by id unless sorted. Requires an in-house user. `search` matches the group's name, and the leader's names and e-mail. */
export const listGroups = rpc('identity.list-groups', {
  request: z.object({
    actor: principal,
    page,
    search: z.string().max(200).optional(),
    leader: userChoice.optional(),
    members: userChoice.optional(),
    sort: z.object({ field: z.enum(['id', 'name', 'created-on', 'updated-on']), descending: z.boolean() }).optional(),
    /** Whether the reply includes `haveInHouseUsers`. */
    checkInHouse: z.boolean().default(false),
  }),
  reply: pageOf(group).extend({
    /** Whether any matching group, on any page, has an in-house member. */
    haveInHouseUsers: z.boolean().optional(),
  }),
});

export const getGroup = rpc('identity.get-group', {
  request: z.object({ actor: principal, groupId: numericId }),
  reply: group,
});

/** Requires the permission `groups`. The leader and the members must be active users of the account. */
export const createGroup = rpc('identity.create-group', {
  request: z.object({
    actor: principal,
    name: groupFields.name,
    leaderId: groupFields.leaderId,
    userIds: groupFields.userIds.default([]),
  }),
  reply: group,
  write: true,
});

/** Changes the given fields. `userIds` replaces the whole list of members. */
export const updateGroup = rpc('identity.update-group', {
  request: z.object({
    actor: principal,
    groupId: numericId,
    name: groupFields.name.optional(),
    leaderId: groupFields.leaderId.optional(),
    userIds: groupFields.userIds.optional(),
  }),
  reply: group,
  write: true,
});

export const deleteGroup = rpc('identity.delete-group', {
  request: z.object({ actor: principal, groupId: numericId }),
  reply: nothing,
  write: true,
});

const groupFacts = z.object({ groupId: numericId, name: z.string(), leaderId: numericId.nullable() });
const groupMemberFacts = z.object({
  groupId: numericId,
  name: z.string(),
  userId: numericId,
  /** The user's full name, for the audit trail. */
  userName: z.string(),
});

export const groupCreated = event('group.created', {
  data: groupFacts,
  description: 'A group of users was created.',
  example: groupCreatedExample,
});
export const groupUpdated = event('group.updated', {
  // Changes name the leader by name, not by id.
  data: groupFacts.extend({ changes }),
  description: 'The name or the leader of a group was changed.',
  example: groupUpdatedExample,
});
export const groupDeleted = event('group.deleted', {
  data: groupFacts,
  description: 'A group was deleted.',
  example: groupDeletedExample,
});
export const groupMemberAdded = event('group.member-added', {
  data: groupMemberFacts,
  description: 'A user became a member of a group.',
  example: groupMemberAddedExample,
});
export const groupMemberRemoved = event('group.member-removed', {
  data: groupMemberFacts,
  description:
    'A user was removed from a group, or the group was deleted. It is not recorded when the user is deleted.',
  example: groupMemberRemovedExample,
});
