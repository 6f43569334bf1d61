import { createGroup, maxGroupMembers, updateGroup } from '@plumbline/contracts';
import { attributes, refusing } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../documentation/example-ids';
import { code } from '../request-values/ids';

/** The attributes of groups are in snake_case on the wire. */
const names = { leaderId: ['leader_id', 'leader-id'], userIds: ['user_ids', 'user-ids'] } as const;
const members = z.array(code).max(maxGroupMembers);
const example = { name: 'Shell construction', leader_id: exampleIds.user, user_ids: [exampleIds.user] };

export const newGroup = attributes(
  { name: createGroup.request.shape.name, leaderId: code, userIds: members.optional() },
  names,
  example,
);

/** The given members replace the current ones. */
export const groupChange = refusing(
  attributes(
    { name: updateGroup.request.shape.name, leaderId: code.optional(), userIds: members.optional() },
    names,
    example,
  ),
  { 'remove-users-from-projects': { accepted: [false] } },
);
