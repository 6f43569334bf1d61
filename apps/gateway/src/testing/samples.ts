import { defaultRateLimit, type Principal, type RateLimit, type Ticket, type User } from '@plumbline/contracts';
import type { Caller } from '../routing/caller';

export const accountId = 1001;
export const allPermissions: Principal['permissions'] = [
  'accounts',
  'api_documentation_access',
  'groups',
  'projects',
  'roles',
  'users',
];
const now = '2026-11-24T12:00:00.000Z';

type CallerFacts = Partial<Principal> & { rateLimit?: RateLimit; expiresAt?: number };

/** An owner with a token of full scope, with the overrides of the test. */
export function aCaller({ rateLimit = defaultRateLimit, expiresAt = Infinity, ...facts }: CallerFacts = {}): Caller {
  return { principal: aPrincipal(facts), rateLimit, expiresAt };
}

export function aPrincipal(facts: Partial<Principal> = {}): Principal {
  return {
    accountId,
    userId: 2001,
    kind: 'in-house',
    owner: true,
    permissions: allPermissions,
    credential: { type: 'token', tokenId: 'a'.repeat(16), scopes: ['read', 'write'] },
    ...facts,
  };
}

export function aUser(facts: Partial<User> = {}): User {
  return {
    id: 2001,
    accountId,
    email: 'olivia.owner@example.com',
    firstName: 'Olivia',
    lastName: 'Owner',
    kind: 'in-house',
    owner: true,
    active: true,
    permissions: allPermissions,
    language: 'en',
    activatedAt: now,
    createdAt: now,
    updatedAt: now,
    ...facts,
  };
}

export function aTicket(facts: Partial<Ticket> = {}): Ticket {
  return {
    id: 51,
    uuid: '01a20c71-1dc8-7619-81db-9b50b56bcb13',
    accountId,
    projectId: 11,
    componentId: 21,
    ticketTypeId: 31,
    sequentialId: 1,
    parentId: null,
    hasChildren: false,
    subject: 'Crack in the wall',
    statusId: 1,
    priorityId: 2,
    assignedToId: null,
    dueDate: null,
    dueDateChangeCount: 0,
    progress: 0,
    typedValues: {},
    subscribers: [],
    planX: null,
    planY: null,
    authorId: 2001,
    updatedById: 2001,
    closedAt: null,
    closedById: null,
    createdAt: now,
    updatedAt: now,
    ...facts,
  };
}
