import { z } from 'zod';
import memberAddedExample from '../../../examples/events/project.member-added.json';
import memberChangedExample from '../../../examples/events/project.member-changed.json';
import memberRemovedExample from '../../../examples/events/project.member-removed.json';
import { event, offerResource } from '../../core/event';
import { syncListOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, nothing, numericId } from '../../core/values';
import { projectRole } from '../role/model';
import { membership } from './model';
import { membershipResource } from './resource';

/** Lists the members of a project; with `projectId` 0, of every project that the actor sees. */
export const listMemberships = rpc('projects.list-memberships', {
  request: z.object({
    actor: principal,
    projectId: z.union([z.literal(0), numericId]),
    changedSince: instant.optional(),
  }),
  reply: syncListOf(membership),
});

const one = { actor: principal, projectId: numericId, userId: numericId };

/** Adds a member. The role defaults to the usual one for the kind of user. A user who is already a member keeps their role. */
export const addMember = rpc('projects.add-member', {
  request: z.object({ ...one, role: projectRole.optional() }),
  reply: membership,
  write: true,
});
export const updateMemberRole = rpc('projects.update-member-role', {
  request: z.object({ ...one, role: projectRole }),
  reply: membership,
  write: true,
});
export const removeMember = rpc('projects.remove-member', {
  request: z.object(one),
  reply: nothing,
  write: true,
});

export const memberAdded = event('project.member-added', {
  data: membershipResource.schema,
  webhook: offerResource('member_added', 'Projects', membershipResource),
  description: 'A user was added to a project.',
  example: memberAddedExample,
});
export const memberChanged = event('project.member-changed', {
  data: membershipResource.schema,
  webhook: offerResource('member_changed', 'Projects', membershipResource),
  description: 'The role of a member of a project was changed.',
  example: memberChangedExample,
});
export const memberRemoved = event('project.member-removed', {
  data: membershipResource.schema,
  webhook: offerResource('member_removed', 'Projects', membershipResource),
  description: 'A user was removed from a project.',
  example: memberRemovedExample,
});
