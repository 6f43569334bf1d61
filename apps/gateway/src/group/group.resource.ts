import { present, toShortCode, type Group, type Resource } from '@plumbline/contracts';

/** A group as the API shows it: in snake_case, as the wire format has it. */
export function groupResource(group: Group): Resource {
  return {
    id: toShortCode(group.id),
    type: 'groups',
    attributes: present({
      id: toShortCode(group.id),
      name: group.name,
      customer_id: toShortCode(group.accountId),
      leader_id: group.leaderId === null ? null : toShortCode(group.leaderId),
      user_ids: group.userIds.map(toShortCode),
      created_by: toShortCode(group.createdById),
      created_on: group.createdAt,
      updated_on: group.updatedAt,
    }),
  };
}
