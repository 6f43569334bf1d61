import { z } from 'zod';
import groupCreatedExample from '../../examples/events/group.created.json';
import groupDeletedExample from '../../examples/events/group.deleted.json';
import groupMemberAddedExample from '../../examples/events/group.member-added.json';
import groupMemberRemovedExample from '../../examples/events/group.member-removed.json';
import groupUpdatedExample from '../../examples/events/group.updated.json';
import { event } from '../core/event';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, numericId } from '../core/values';

/** How many members a group has at most. */
export const maxGroupMembers = 500;

export const group = z.object({
  id: numericId,
  accountId: numericId,
  name: z.string(),
  /** Who leads it, a member or not; null when that user was deleted. */
  leaderId: numericId.nullable(),
  /** The members by number. */
  userIds: z.array(numericId),
  /** The user may have been deleted since. */
  createdById: numericId,
  createdAt: instant,
  updatedAt: instant,
});
export type Group = z.infer<typeof group>;

const groupFields = {
  name: z.string().trim().min(1).max(200),
  leaderId: numericId,
  userIds: z.array(numericId).max(maxGroupMembers),
};

/** Any of these users, or with `negated` none of them. */
const userChoice = z.object({ ids: z.array(numericId), negated: z.boolean() });
export type UserChoice = z.infer<typeof userChoice>;

/** For in-house users. By number unless sorted; `search` looks in the name of the group, and the leader's names and e-mail. */
export const listGroups = rpc('identity.list-groups', {
  request: z.object({
    actor: principal,
    page,
    search: z.string().max(200).optional(),
    leader: userChoice.optional(),
    members: userChoice.optional(),
    sort: z.object({ field: z.enum(['id', 'name', 'created-on', 'updated-on']), descending: z.boolean() }).optional(),
    /** Asks for `haveInHouseUsers`. */
    checkInHouse: z.boolean().default(false),
  }),
  reply: pageOf(group).extend({
    /** Whether any of the groups found, on whatever page, has an in-house member. */
    haveInHouseUsers: z.boolean().optional(),
  }),
});

export const getGroup = rpc('identity.get-group', {
  request: z.object({ actor: principal, groupId: numericId }),
  reply: group,
});

/** For whoever has the permission `groups`. Leader and members are active users of the account. */
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

/** Absent fields stay as they are; `userIds` are all members that there are to be. */
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
  /** What the user is called, for the audit trail. */
  userName: z.string(),
});

export const groupCreated = event('group.created', {
  data: groupFacts,
  description: 'A group of users was created.',
  example: groupCreatedExample,
});
export const groupUpdated = event('group.updated', {
  data: groupFacts.extend({
    /** What was changed, the leader by name, with both values; for the audit trail. */
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  }),
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
  description: 'A user was taken out of a group, or the group was deleted. A user who is deleted leaves without it.',
  example: groupMemberRemovedExample,
});
