import { instant, resourceType, shortCode } from '@plumbline/contracts';
import { z } from 'zod';
import { groupResource } from './group.resource';

export const groupResourceType = resourceType('groups', {
  description: 'Some of the people of the account under one name.',
  attributes: {
    id: shortCode,
    name: z.string(),
    customer_id: shortCode,
    leader_id: shortCode.optional().describe('The user who leads the group; absent when that user was deleted.'),
    user_ids: z.array(shortCode).describe('The members.'),
    created_by: shortCode.describe('The user who made the group, there still or not.'),
    created_on: instant,
    updated_on: instant,
  },
  example: groupResource({
    id: 4001,
    accountId: 1001,
    name: 'Shell construction',
    leaderId: 2003,
    userIds: [2002, 2003],
    createdById: 2001,
    createdAt: '2026-02-20T10:00:00.000Z',
    updatedAt: '2026-10-05T14:20:00.000Z',
  }),
});
