import type { Membership } from '../projects/membership';
import type { Component, Project, TicketType } from '../projects/project';
import { present, type Resource } from './resource';
import { roleId } from './roles';
import { toShortCode } from './short-code';

/** A project as the API shows it. */
export function projectResource(project: Project): Resource {
  return {
    id: toShortCode(project.id),
    type: 'projects',
    attributes: present({
      id: toShortCode(project.id),
      name: project.name,
      street: project.street,
      zipcode: project.zipcode,
      city: project.city,
      country: project.country,
      description: project.description,
      projectnumber: project.projectNumber,
      'running-number': project.runningNumber,
      homepage: project.homepage,
      status: project.status,
      'drstart-date': project.startDate,
      'drend-date': project.endDate,
      'created-on': project.createdAt,
      'updated-on': project.updatedAt,
      'author-id': toShortCode(project.authorId),
      'typed-fields': {},
      'typed-values': {},
    }),
  };
}

export function componentResource(component: Component): Resource {
  return {
    id: toShortCode(component.id),
    type: 'components',
    attributes: {
      id: toShortCode(component.id),
      name: component.name,
      'project-id': toShortCode(component.projectId),
      'created-at': component.createdAt,
    },
  };
}

export function ticketTypeResource(type: TicketType): Resource {
  return {
    id: toShortCode(type.id),
    type: 'ticket-types',
    attributes: { id: toShortCode(type.id), name: type.name, 'typed-fields': {}, 'created-at': type.createdAt },
  };
}

/** A membership's id is the user's: a user is in a project at most once. */
export function membershipResource(membership: Membership): Resource {
  return {
    id: toShortCode(membership.userId),
    type: 'memberships',
    attributes: {
      'user-id': toShortCode(membership.userId),
      'project-id': toShortCode(membership.projectId),
      'role-id': toShortCode(roleId(membership.role)),
      role: membership.role,
      'created-at': membership.createdAt,
    },
  };
}
