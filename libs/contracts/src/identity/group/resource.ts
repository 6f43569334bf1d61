import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toOptionalShortCode, toShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import { group } from './model';

/** Its attributes are in snake_case, as the wire format requires. */
export const groupResource = resource('groups', group, {
  description: 'A named group of users of the account.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    id: attribute(shortCode, ({ id }) => toShortCode(id)),
    name: attribute(z.string(), ({ name }) => name),
    customer_id: attribute(shortCode, ({ accountId }) => toShortCode(accountId)),
    leader_id: attribute(
      shortCode.optional().describe('The user who leads the group; absent when that user was deleted.'),
      ({ leaderId }) => toOptionalShortCode(leaderId),
    ),
    user_ids: attribute(z.array(shortCode).describe('The members.'), ({ userIds }) => userIds.map(toShortCode)),
    created_by: attribute(
      shortCode.describe('The user who created the group; that user may have been deleted since.'),
      ({ createdById }) => toShortCode(createdById),
    ),
    created_on: attribute(instant, ({ createdAt }) => createdAt),
    updated_on: attribute(instant, ({ updatedAt }) => updatedAt),
  },
  example: {
    id: 4001,
    accountId: 1001,
    name: 'Shell construction',
    leaderId: 2003,
    userIds: [2002, 2003],
    createdById: 2001,
    createdAt: '2026-02-20T10:00:00.000Z',
    updatedAt: '2026-10-05T14:20:00.000Z',
  },
});
