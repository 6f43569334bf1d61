import { z } from 'zod';
import { permissions, userKind } from '../core/principal';
import { resourceType, shortCode } from './resource-type';
import { deletedUserResource, userFactsResource } from './user-resource';

const named = { id: shortCode, firstname: z.string(), lastname: z.string(), fullname: z.string() };

export const userFactsResourceType = resourceType('users', {
  description: 'A person of the account, without what only the API shows, such as the e-mail address.',
  attributes: {
    ...named,
    active: z.boolean().describe('Whether the person may sign in.'),
    kind: userKind,
    subcontractor: z.boolean(),
    watcher: z.boolean(),
    'is-owner': z.boolean().describe('Whether the person owns the account.'),
    permissions: z.object(Object.fromEntries(permissions.map((name) => [name, z.boolean()]))),
  },
  example: userFactsResource({
    id: 2003,
    firstName: 'Stefan',
    lastName: 'Bauer',
    kind: 'subcontractor',
    owner: false,
    active: true,
    permissions: [],
  }),
});

export const deletedUserResourceType = resourceType('users', {
  description: 'A person who is no longer of the account.',
  attributes: named,
  example: deletedUserResource({ id: 2003, firstName: 'Stefan', lastName: 'Bauer' }),
});
