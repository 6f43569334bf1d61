import { createUser, permissionFlags, permissions, updateUser, userKind, type UserKind } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import { attributes, refusing, type AttributesOf, type RefusedAttribute } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../documentation/example-ids';
import { code } from '../request-values/ids';

const names = {
  firstName: ['firstname', 'first-name'],
  lastName: ['lastname', 'last-name'],
  email: ['mail', 'email'],
  owner: 'is-owner',
  retypePassword: ['retype_password', 'retype-password'],
} as const;

/** The kind of a user is given as `kind`, or as PlanRadar's flags `subcontractor` and `watcher`. */
const kinds = { kind: userKind.optional(), subcontractor: z.boolean().optional(), watcher: z.boolean().optional() };

const { email, firstName, lastName, password, language } = createUser.request.shape;

const invited = {
  email,
  firstName,
  lastName,
  language: language.optional(),
  ...kinds,
  permissions: permissionFlags.optional(),
};
const example = {
  firstname: 'Stefan',
  lastname: 'Bauer',
  mail: 'stefan.bauer@example.com',
  kind: 'in-house',
  permissions: { projects: true, api_documentation_access: true },
};

/** Projects and groups have calls of their own for their members. */
const refused: Readonly<Record<string, RefusedAttribute>> = {
  'project-ids': { instead: 'Add the user to a project by POST add_member_to_project.' },
  'role-ids': { instead: 'Add the user to a project by POST add_member_to_project.' },
  'group-ids': { instead: 'Add the user to user_ids of a group.' },
  permissions: { flags: permissions },
};
const refusedPassword = { password: {}, 'retype-password': {} };
const inactive: RefusedAttribute = {
  accepted: [true],
  instead: 'Create the user, then update it with active false.',
};

/** A user without a password is invited. */
export const newUser = refusing(
  attributes({ ...invited, password, retypePassword: z.string().nullish() }, names, {
    ...example,
    password: 'an example password',
  }),
  { ...refused, active: inactive },
);
export const invitedUser = refusing(attributes(invited, names, example), {
  ...refused,
  ...refusedPassword,
  active: inactive,
});

const change = updateUser.request.shape;

export const userChange = refusing(
  attributes(
    {
      firstName: change.firstName,
      lastName: change.lastName,
      active: change.active,
      owner: change.owner,
      language: change.language,
      ...kinds,
      permissions: permissionFlags.optional(),
    },
    names,
    { lastname: 'Bauer-Klein', permissions: { projects: true } },
  ),
  { ...refused, ...refusedPassword },
);

/** The user of a route that has no user in its path. Clients send it in the body or in the query. */
export const namedUser = attributes(
  { userId: code.optional() },
  { userId: ['user_id', 'user-id'] },
  { user_id: exampleIds.user },
);
export const downgradedUser = attributes(
  { userId: code.optional(), watcher: z.boolean().optional() },
  { userId: ['user_id', 'user-id'] },
  { user_id: exampleIds.user },
);

/** The kind that the attributes select. Undefined if none is given, or if a single flag is false. */
export function selectedKind(given: {
  kind?: UserKind;
  subcontractor?: boolean;
  watcher?: boolean;
}): UserKind | undefined {
  if (given.kind) return given.kind;
  if (given.subcontractor) return 'subcontractor';
  if (given.watcher) return 'watcher';
  return given.subcontractor === false && given.watcher === false ? 'in-house' : undefined;
}

/** Converts the attributes of a new user to the request of identity: kind and granted permissions. */
export function newUserOf<Given extends AttributesOf<typeof invitedUser>>({
  kind,
  subcontractor,
  watcher,
  permissions: flags,
  ...fields
}: Given) {
  return {
    ...fields,
    kind: selectedKind({ kind, subcontractor, watcher }),
    permissions: permissions.filter((name) => flags?.[name]),
  };
}

/**
 * Converts the attributes of a user who may have a password already.
 * @throws DomainError `request.invalid` if the password was typed differently the second time.
 */
export function userWithPassword({ retypePassword, ...fields }: AttributesOf<typeof newUser>) {
  if (retypePassword && retypePassword !== fields.password) {
    throw new DomainError('request.invalid', {
      detail: text('{{name}} {{mistake}}.', { name: 'retype_password', mistake: text('must equal password') }),
      source: { pointer: '/data/attributes/retype_password' },
    });
  }
  return newUserOf(fields);
}
