import { z } from 'zod';
import userCreatedExample from '../../examples/events/user.created.json';
import userUpdatedExample from '../../examples/events/user.updated.json';
import { event } from '../core/event';
import { page, pageOf } from '../core/page';
import { permission, principal, userKind } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, numericId } from '../core/values';

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
  createdAt: instant,
  updatedAt: instant,
});
export type User = z.infer<typeof user>;

const userNames = { firstName: z.string().trim().min(1).max(100), lastName: z.string().trim().min(1).max(100) };

export const listUsers = rpc('identity.list-users', {
  request: z.object({ actor: principal, page }),
  reply: pageOf(user),
});

export const getUser = rpc('identity.get-user', {
  request: z.object({ actor: principal, userId: numericId }),
  reply: user,
});

export const createUser = rpc('identity.create-user', {
  request: z.object({
    actor: principal,
    email: z.email().max(254),
    ...userNames,
    kind: userKind.default('in-house'),
    permissions: z.array(permission).default([]),
    password: z.string().min(10).max(200),
  }),
  reply: user,
  write: true,
});

/** Absent fields stay as they are. */
export const updateUser = rpc('identity.update-user', {
  request: z.object({
    actor: principal,
    userId: numericId,
    firstName: userNames.firstName.optional(),
    lastName: userNames.lastName.optional(),
    permissions: z.array(permission).optional(),
    owner: z.boolean().optional(),
    active: z.boolean().optional(),
  }),
  reply: user,
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

export const userCreated = event('user.created', {
  data: userFacts,
  description: 'A user was added to the account.',
  example: userCreatedExample,
});
export const userUpdated = event('user.updated', {
  data: userFacts,
  description: 'A user was changed: name, permissions, owner flag or whether the user is active.',
  example: userUpdatedExample,
});
