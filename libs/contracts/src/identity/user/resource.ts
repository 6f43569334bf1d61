import { z } from 'zod';
import { emailAddress } from '../../core/email';
import { permissions, userKind, type Permission } from '../../core/principal';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import { user, userFacts, userState, userStateOf, type UserFacts } from './model';

type Name = Pick<UserFacts, 'id' | 'firstName' | 'lastName'>;

const nameAttributes = {
  id: attribute(shortCode, ({ id }: Name) => toShortCode(id)),
  firstname: attribute(z.string(), ({ firstName }: Name) => firstName),
  lastname: attribute(z.string(), ({ lastName }: Name) => lastName),
  fullname: attribute(z.string(), ({ firstName, lastName }: Name) => `${firstName} ${lastName}`),
};

/** Permissions as the wire format has them: one boolean each. */
const permissionFlags = z.object(Object.fromEntries(permissions.map((name) => [name, z.boolean()])));
const flagsOf = (held: readonly Permission[]) =>
  Object.fromEntries(permissions.map((name) => [name, held.includes(name)]));

const kindAttributes = {
  kind: attribute(userKind, ({ kind }: UserFacts) => kind),
  subcontractor: attribute(z.boolean(), ({ kind }: UserFacts) => kind === 'subcontractor'),
  watcher: attribute(z.boolean(), ({ kind }: UserFacts) => kind === 'watcher'),
};

export const userResource = resource('users', user, {
  description: 'A user of the account.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    ...nameAttributes,
    mail: attribute(emailAddress, ({ email }) => email),
    email: attribute(emailAddress.describe('The same as `mail`.'), ({ email }) => email),
    active: attribute(z.boolean(), ({ active }) => active),
    state: attribute(userState.describe('Whether the user can sign in, and if not, why.'), userStateOf),
    ...kindAttributes,
    'is-owner': attribute(z.boolean(), ({ owner }) => owner),
    permissions: attribute(
      permissionFlags.describe('The console calls `api_documentation_access` "API access".'),
      (model) => flagsOf(model.permissions),
    ),
    'customer-id': attribute(shortCode, ({ accountId }) => toShortCode(accountId)),
    'account-id': attribute(z.int().positive(), ({ accountId }) => accountId),
    language: attribute(z.string(), ({ language }) => language),
    'activated-at': attribute(instant.optional(), ({ activatedAt }) => activatedAt),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
    'updated-at': attribute(instant, ({ updatedAt }) => updatedAt),
  },
  example: {
    id: 2003,
    accountId: 1001,
    email: 'stefan.bauer@example.com',
    firstName: 'Stefan',
    lastName: 'Bauer',
    kind: 'in-house',
    owner: false,
    active: true,
    permissions: ['api_documentation_access', 'projects'],
    language: 'en',
    activatedAt: '2026-02-20T10:12:00.000Z',
    createdAt: '2026-02-20T10:00:00.000Z',
    updatedAt: '2026-10-05T14:20:00.000Z',
  },
});

export const userFactsResource = resource('users', userFacts, {
  description: 'A user of the account, without attributes that only the API shows, such as the e-mail address.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    ...nameAttributes,
    active: attribute(z.boolean().describe('Whether the user may sign in.'), ({ active }) => active),
    ...kindAttributes,
    'is-owner': attribute(z.boolean().describe('Whether the user owns the account.'), ({ owner }) => owner),
    permissions: attribute(permissionFlags, (model) => flagsOf(model.permissions)),
  },
  example: {
    id: 2003,
    firstName: 'Stefan',
    lastName: 'Bauer',
    kind: 'subcontractor',
    owner: false,
    active: true,
    permissions: [],
  },
});

export const deletedUserResource = resource('users', userFacts.pick({ id: true, firstName: true, lastName: true }), {
  description: 'A user who was deleted.',
  id: ({ id }) => toShortCode(id),
  attributes: nameAttributes,
  example: { id: 2003, firstName: 'Stefan', lastName: 'Bauer' },
});
