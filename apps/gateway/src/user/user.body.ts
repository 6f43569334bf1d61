import { createUser, permissions, updateUser, userKind } from '@plumbline/contracts';
import { attributes } from '@plumbline/http';
import { z } from 'zod';

const flags = z.object(
  Object.fromEntries(permissions.map((name) => [name, z.boolean().optional()])) as Record<
    (typeof permissions)[number],
    z.ZodOptional<z.ZodBoolean>
  >,
);
const names = {
  firstName: ['firstname', 'first-name'],
  lastName: ['lastname', 'last-name'],
  email: ['mail', 'email'],
  owner: 'is-owner',
} as const;

const { email, firstName, lastName, password } = createUser.request.shape;

export const newUser = attributes(
  {
    email,
    firstName,
    lastName,
    password,
    kind: userKind.optional(),
    subcontractor: z.boolean().optional(),
    watcher: z.boolean().optional(),
    permissions: flags.default({}),
  },
  names,
);

const change = updateUser.request.shape;

export const userChange = attributes(
  {
    firstName: change.firstName,
    lastName: change.lastName,
    active: change.active,
    owner: change.owner,
    permissions: flags.optional(),
  },
  names,
);
