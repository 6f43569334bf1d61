import { z } from 'zod';
import userCreatedExample from '../../examples/events/user.created.json';
import userDeactivatedExample from '../../examples/events/user.deactivated.json';
import userDeletedExample from '../../examples/events/user.deleted.json';
import userUpdatedExample from '../../examples/events/user.updated.json';
import { event } from '../core/event';
import { page, pageOf } from '../core/page';
import { permission, principal, userKind } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, numericId, sha256Hex } from '../core/values';
import { deletedUserResource, userFactsResource } from '../wire/user-resource';
import { deletedUserResourceType, userFactsResourceType } from '../wire/user-resource-types';
import { invitation } from './invitation';
import { language } from './language';
import { newPassword } from './password';

/** Active people can sign in; invited ones have yet to choose a password; inactive ones are kept out. */
export const userStates = ['active', 'invited', 'inactive'] as const;
export const userState = z.enum(userStates);
export type UserState = z.infer<typeof userState>;

export const user = z.object({
  id: numericId,
  accountId: numericId,
  email: z.email().max(254),
  firstName: z.string(),
  lastName: z.string(),
  kind: userKind,
  owner: z.boolean(),
  active: z.boolean(),
  permissions: z.array(permission),
  language,
  /** When a password was first chosen; null for those who have only been invited. */
  activatedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type User = z.infer<typeof user>;

const userNames = { firstName: z.string().trim().min(1).max(100), lastName: z.string().trim().min(1).max(100) };

/** By number unless sorted; `search` looks in names and e-mail. */
export const listUsers = rpc('identity.list-users', {
  request: z.object({
    actor: principal,
    page,
    search: z.string().max(200).optional(),
    kinds: z.array(userKind).optional(),
    states: z.array(userState).optional(),
    /** Only what changed at or after this instant. */
    changedSince: instant.optional(),
    sort: z
      .object({ field: z.enum(['id', 'firstname', 'lastname', 'email', 'created-at']), descending: z.boolean() })
      .optional(),
  }),
  reply: pageOf(user),
});

export const getUser = rpc('identity.get-user', {
  request: z.object({ actor: principal, userId: numericId }),
  reply: user,
});

/** Without a password the user is invited, by the link whose hash is given or by mail. */
export const createUser = rpc('identity.create-user', {
  request: z.object({
    actor: principal,
    email: z.email().max(254),
    ...userNames,
    kind: userKind.default('in-house'),
    permissions: z.array(permission).default([]),
    language: language.default('en'),
    password: newPassword.optional(),
    linkHash: sha256Hex.optional(),
  }),
  reply: z.object({ user, invitation: invitation.nullable() }),
  write: true,
});

/** Absent fields stay as they are. Who is no longer in-house loses all permissions. */
export const updateUser = rpc('identity.update-user', {
  request: z.object({
    actor: principal,
    userId: numericId,
    firstName: userNames.firstName.optional(),
    lastName: userNames.lastName.optional(),
    kind: userKind.optional(),
    permissions: z.array(permission).optional(),
    owner: z.boolean().optional(),
    active: z.boolean().optional(),
    language: language.optional(),
  }),
  reply: user,
  write: true,
});

/** For good, with their sessions and tokens; what they have written stays. */
export const deleteUser = rpc('identity.delete-user', {
  request: z.object({ actor: principal, userId: numericId }),
  reply: nothing,
  write: true,
});

/** What other services keep of a user, and what gateways forget a principal by. */
export const userFacts = user.pick({
  id: true,
  kind: true,
  owner: true,
  active: true,
  permissions: true,
  firstName: true,
  lastName: true,
});
export type UserFacts = z.infer<typeof userFacts>;

const shownUser = { group: 'Users', resource: userFactsResourceType.schema, show: userFactsResource } as const;

export const userCreated = event('user.created', {
  data: userFacts,
  webhook: { name: 'user_created', ...shownUser },
  description: 'A user was added to the account.',
  example: userCreatedExample,
});
export const userUpdated = event('user.updated', {
  data: userFacts.extend({
    /** The attributes that are different now; for the audit trail. */
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).optional(),
  }),
  webhook: { name: 'user_updated', ...shownUser },
  description: 'A user was changed: name, kind, permissions, owner flag or whether the user is active.',
  example: userUpdatedExample,
});
export const userDeactivated = event('user.deactivated', {
  data: userFacts,
  webhook: { name: 'user_deactivated', ...shownUser },
  description: 'A user may no longer sign in; comes beside user_updated.',
  example: userDeactivatedExample,
});
export const userDeleted = event('user.deleted', {
  data: userFacts.pick({ id: true, firstName: true, lastName: true }),
  webhook: {
    name: 'user_deleted',
    group: 'Users',
    resource: deletedUserResourceType.schema,
    show: deletedUserResource,
  },
  description: 'A user was deleted.',
  example: userDeletedExample,
});
