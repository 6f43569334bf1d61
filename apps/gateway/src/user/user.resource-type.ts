import { instant, permissions, resourceType, shortCode, userKind, userState } from '@plumbline/contracts';
import { z } from 'zod';
import { userResource } from './user.resource';

export const userResourceType = resourceType('users', {
  description: 'A person of the account.',
  attributes: {
    id: shortCode,
    firstname: z.string(),
    lastname: z.string(),
    fullname: z.string(),
    mail: z.email(),
    email: z.email().describe('The same as `mail`.'),
    active: z.boolean(),
    state: userState.describe('Whether the person can sign in, and if not why.'),
    kind: userKind,
    subcontractor: z.boolean(),
    watcher: z.boolean(),
    'is-owner': z.boolean(),
    permissions: z
      .object(Object.fromEntries(permissions.map((name) => [name, z.boolean()])))
      .describe('`api_documentation_access` is what people see as "API access".'),
    'customer-id': shortCode,
    'account-id': z.int().positive(),
    language: z.string(),
    'activated-at': instant.optional(),
    'created-at': instant,
    'updated-at': instant,
  },
  example: userResource({
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
  }),
});
