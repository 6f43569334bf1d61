import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import { projectRole, roleId } from '../role/model';
import { membership } from './model';

/** Its id is that of the user: a user is a member of a project at most once. */
export const membershipResource = resource('memberships', membership, {
  description: 'The membership of a user in a project. Its id is that of the user.',
  id: ({ userId }) => toShortCode(userId),
  attributes: {
    'user-id': attribute(shortCode, ({ userId }) => toShortCode(userId)),
    'project-id': attribute(shortCode, ({ projectId }) => toShortCode(projectId)),
    'role-id': attribute(shortCode, ({ role }) => toShortCode(roleId(role))),
    role: attribute(projectRole, ({ role }) => role),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
  },
  example: { userId: 2003, projectId: 11, role: 'contributor', createdAt: '2026-02-16T08:30:00.000Z' },
});
