import type { Attachment } from '../projects/attachment';
import type { Comment, Ticket } from '../projects/ticket';
import { choiceCode, ticketPriorities, ticketStatuses } from './choices';
import { present, toOne, type Resource } from './resource';
import { toShortCode } from './short-code';

const code = (id: number | null) => (id === null ? undefined : toShortCode(id));

/** A ticket as the API shows it and as webhooks carry it. */
export function ticketResource(ticket: Ticket): Resource {
  const status = choiceCode(ticketStatuses, ticket.statusId);
  const priority = choiceCode(ticketPriorities, ticket.priorityId);
  return {
    id: toShortCode(ticket.id),
    type: 'tickets',
    attributes: present({
      id: toShortCode(ticket.id),
      uuid: ticket.uuid,
      'created-at': ticket.createdAt,
      'updated-at': ticket.updatedAt,
      'server-updated-at': ticket.updatedAt,
      subject: ticket.subject,
      'typed-values': ticket.typedValues,
      'author-id': toShortCode(ticket.authorId),
      'updated-by-id': toShortCode(ticket.updatedById),
      'assigned-to-id': code(ticket.assignedToId),
      'priority-id': priority,
      'status-id': status,
      'component-id': toShortCode(ticket.componentId),
      'ticket-type-id': toShortCode(ticket.ticketTypeId),
      'customer-id': toShortCode(ticket.accountId),
      'project-id': toShortCode(ticket.projectId),
      'sequential-id': ticket.sequentialId,
      'due-date': ticket.dueDate,
      'due-date-change-count': ticket.dueDateChangeCount,
      'parent-id': ticket.parentId,
      'has-children': ticket.hasChildren,
      'plan-x': ticket.planX,
      'plan-y': ticket.planY,
      progress: ticket.progress,
      subscribers: ticket.subscribers.map(toShortCode),
      'closed-at': ticket.closedAt,
      'closed-by-id': code(ticket.closedById),
    }),
    relationships: {
      author: toOne('users', toShortCode(ticket.authorId)),
      'updated-by': toOne('users', toShortCode(ticket.updatedById)),
      'assigned-to': toOne('users', code(ticket.assignedToId)),
      priority: toOne('priorities', priority),
      status: toOne('statuses', status),
      project: toOne('projects', toShortCode(ticket.projectId)),
      component: toOne('components', toShortCode(ticket.componentId)),
      'ticket-type': toOne('ticket-types', toShortCode(ticket.ticketTypeId)),
      'parent-ticket': toOne('tickets', ticket.parentId ?? undefined),
    },
  };
}

/** A comment as an entry of a ticket's journal. */
export function commentResource(comment: Comment): Resource {
  return {
    id: comment.id,
    type: 'journals',
    attributes: {
      id: comment.id,
      comment: comment.text,
      'ticket-uuid': comment.ticketUuid,
      'project-id': toShortCode(comment.projectId),
      'author-id': toShortCode(comment.authorId),
      'created-at': comment.createdAt,
    },
    relationships: { author: toOne('users', toShortCode(comment.authorId)) },
  };
}

/** A file at a ticket; where to download it is a matter of the answer's `included`. */
export function attachmentResource(attachment: Attachment): Resource {
  return {
    id: attachment.id,
    type: 'ticket-attachment',
    attributes: present({
      id: attachment.id,
      'attachable-id': attachment.id,
      'attachable-type': attachment.kind,
      'ticket-uuid': attachment.ticketUuid,
      'project-id': toShortCode(attachment.projectId),
      'author-id': toShortCode(attachment.authorId),
      title: attachment.name,
      caption: attachment.caption,
      'content-type': attachment.file.contentType,
      'file-size': attachment.file.size,
      'created-at': attachment.createdAt,
      'updated-at': attachment.updatedAt,
    }),
  };
}
