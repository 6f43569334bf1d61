import { createUser, permissions, updateUser, userKind, type UserKind } from '@plumbline/contracts';
import { attributes, type AttributesOf } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../documentation/example-ids';
import { code } from '../request-values/ids';
import { switchPermissions } from './user.policy';

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

/** The wire format names a kind by two flags, we by a word as well. */
const kinds = { kind: userKind.optional(), subcontractor: z.boolean().optional(), watcher: z.boolean().optional() };

const { email, firstName, lastName, password, language } = createUser.request.shape;

const invited = { email, firstName, lastName, language: language.optional(), ...kinds, permissions: flags.default({}) };
const example = {
  firstname: 'Stefan',
  lastname: 'Bauer',
  mail: 'stefan.bauer@example.com',
  kind: 'in-house',
  permissions: { projects: true, api_documentation_access: true },
};

/** Without a password the user is invited. */
export const newUser = attributes({ ...invited, password }, names, { ...example, password: 'an example password' });
export const invitedUser = attributes(invited, names, example);

const change = updateUser.request.shape;

export const userChange = attributes(
  {
    firstName: change.firstName,
    lastName: change.lastName,
    active: change.active,
    owner: change.owner,
    language: change.language,
    ...kinds,
    permissions: flags.optional(),
  },
  names,
  { lastname: 'Bauer-Klein', permissions: { projects: true } },
);

/** Which user a route without one in its path is about; clients send it in the body or in the query. */
export const namedUser = attributes(
  { userId: code.optional() },
  { userId: ['user_id', 'user-id'] },
  { user_id: exampleIds.user },
);

/** The kind that is meant; undefined when nothing is said, or when only flags are switched off that say no more. */
export function kindMeant(given: {
  kind?: UserKind;
  subcontractor?: boolean;
  watcher?: boolean;
}): UserKind | undefined {
  if (given.kind) return given.kind;
  if (given.subcontractor) return 'subcontractor';
  if (given.watcher) return 'watcher';
  return given.subcontractor === false && given.watcher === false ? 'in-house' : undefined;
}

/** A user to be added, as identity takes them: the kind that is meant, and the permissions that are switched on. */
export function userMeant<Given extends AttributesOf<typeof invitedUser>>({
  kind,
  subcontractor,
  watcher,
  permissions,
  ...fields
}: Given) {
  return {
    ...fields,
    kind: kindMeant({ kind, subcontractor, watcher }),
    permissions: switchPermissions([], permissions),
  };
}
