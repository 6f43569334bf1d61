import { z } from 'zod';
import memberAddedExample from '../../examples/events/project.member-added.json';
import memberChangedExample from '../../examples/events/project.member-changed.json';
import memberRemovedExample from '../../examples/events/project.member-removed.json';
import { event, offered } from '../core/event';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, numericId } from '../core/values';
import { membershipResourceType } from '../wire/project-resource-types';
import { projectRole } from '../wire/roles';

/** Who takes part in a project, as what. Owners and those with the permission `projects` manage every project without it. */
export const membership = z.object({
  userId: numericId,
  projectId: numericId,
  role: projectRole,
  createdAt: instant,
});
export type Membership = z.infer<typeof membership>;

/** 0 for those of every project that the actor sees. */
export const listMemberships = rpc('projects.list-memberships', {
  request: z.object({ actor: principal, projectId: z.union([z.literal(0), numericId]) }),
  reply: z.object({ items: z.array(membership) }),
});

const one = { actor: principal, projectId: numericId, userId: numericId };

/** Without a role, the usual one of the user's kind. A user who is a member keeps the role they have. */
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

/** How many users have each role in some project of the account. */
export const countRoles = rpc('projects.count-roles', {
  request: z.object({ actor: principal }),
  reply: z.object({ items: z.array(z.object({ role: projectRole, users: z.int().nonnegative() })) }),
});

export const memberAdded = event('project.member-added', {
  data: membershipResourceType.schema,
  webhook: offered('member_added', 'Projects', membershipResourceType.schema),
  description: 'A user was added to a project.',
  example: memberAddedExample,
});
export const memberChanged = event('project.member-changed', {
  data: membershipResourceType.schema,
  webhook: offered('member_changed', 'Projects', membershipResourceType.schema),
  description: 'A member of a project has another role.',
  example: memberChangedExample,
});
export const memberRemoved = event('project.member-removed', {
  data: membershipResourceType.schema,
  webhook: offered('member_removed', 'Projects', membershipResourceType.schema),
  description: 'A user was removed from a project.',
  example: memberRemovedExample,
});
