import { createGroup, maxGroupMembers, updateGroup } from '@plumbline/contracts';
import { attributes } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../documentation/example-ids';
import { code } from '../request-values/ids';

/** The wire format writes groups in snake_case. */
const names = { leaderId: ['leader_id', 'leader-id'], userIds: ['user_ids', 'user-ids'] } as const;
const members = z.array(code).max(maxGroupMembers);
const example = { name: 'Shell construction', leader_id: exampleIds.user, user_ids: [exampleIds.user] };

export const newGroup = attributes(
  { name: createGroup.request.shape.name, leaderId: code, userIds: members.optional() },
  names,
  example,
);

/** The members that are given are all that there are to be. */
export const groupChange = attributes(
  { name: updateGroup.request.shape.name, leaderId: code.optional(), userIds: members.optional() },
  names,
  example,
);
