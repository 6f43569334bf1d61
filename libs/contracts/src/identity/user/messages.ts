import { z } from 'zod';
import userCreatedExample from '../../../examples/events/user.created.json';
import userDeactivatedExample from '../../../examples/events/user.deactivated.json';
import userDeletedExample from '../../../examples/events/user.deleted.json';
import userUpdatedExample from '../../../examples/events/user.updated.json';
import { emailAddress } from '../../core/email';
import { event, offerModel } from '../../core/event';
import { page, syncPageOf } from '../../core/page';
import { permission, permissions, principal, userKind } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { changes, instant, nothing, numericId, sha256Hex } from '../../core/values';
import { invitation } from '../invitation/model';
import { newPassword } from '../password/model';
import { language } from './language';
import { user, userFacts, userState } from './model';
import { deletedUserResource, userFactsResource } from './resource';

const userNames = { firstName: z.string().trim().min(1).max(100), lastName: z.string().trim().min(1).max(100) };

/** Lists users, by id unless sorted. `search` matches names and e-mail. */
export const listUsers = rpc('identity.list-users', {
  request: z.object({
    actor: principal,
    page,
    search: z.string().max(200).optional(),
    kinds: z.array(userKind).optional(),
    states: z.array(userState).optional(),
    /** Only users that changed at or after this instant. */
    changedSince: instant.optional(),
    sort: z
      .object({ field: z.enum(['id', 'firstname', 'lastname', 'email', 'created-at']), descending: z.boolean() })
      .optional(),
  }),
  reply: syncPageOf(user),
});

export const getUser = rpc('identity.get-user', {
  request: z.object({ actor: principal, userId: numericId }),
  reply: user,
});

/** Creates a user. Without a password the user is invited, by mail or by the link with the given hash. */
export const createUser = rpc('identity.create-user', {
  request: z.object({
    actor: principal,
    email: emailAddress,
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

/** Permissions to switch on or off. Those that are absent keep their values. */
export const permissionFlags = z.object(
  Object.fromEntries(permissions.map((name) => [name, z.boolean().optional()])) as Record<
    (typeof permissions)[number],
    z.ZodOptional<z.ZodBoolean>
  >,
);
export type PermissionFlags = z.output<typeof permissionFlags>;

/** Changes the given fields. A user who is no longer in-house loses all permissions. */
export const updateUser = rpc('identity.update-user', {
  request: z.object({
    actor: principal,
    userId: numericId,
    firstName: userNames.firstName.optional(),
    lastName: userNames.lastName.optional(),
    kind: userKind.optional(),
    /** Flags change what the user has when the call runs. A list replaces it; gateways of 0.1 send lists. */
    permissions: z.union([z.array(permission), permissionFlags]).optional(),
    owner: z.boolean().optional(),
    active: z.boolean().optional(),
    language: language.optional(),
  }),
  reply: user,
  write: true,
});

/** Deletes a user with their sessions and tokens. Their tickets and comments stay. */
export const deleteUser = rpc('identity.delete-user', {
  request: z.object({ actor: principal, userId: numericId }),
  reply: nothing,
  write: true,
});

export const userCreated = event('user.created', {
  data: userFacts,
  webhook: offerModel('user_created', 'Users', userFactsResource),
  description: 'A user was added to the account.',
  example: userCreatedExample,
});
export const userUpdated = event('user.updated', {
  data: userFacts.extend({ changes: changes.optional() }),
  webhook: offerModel('user_updated', 'Users', userFactsResource),
  description: 'The name, kind, permissions, owner flag or active flag of a user was changed.',
  example: userUpdatedExample,
});
export const userDeactivated = event('user.deactivated', {
  data: userFacts,
  webhook: offerModel('user_deactivated', 'Users', userFactsResource),
  description: 'A user can no longer sign in. It is sent in addition to user_updated.',
  example: userDeactivatedExample,
});
export const userDeleted = event('user.deleted', {
  data: userFacts.pick({ id: true, firstName: true, lastName: true }),
  webhook: offerModel('user_deleted', 'Users', deletedUserResource),
  description: 'A user was deleted.',
  example: userDeletedExample,
});
