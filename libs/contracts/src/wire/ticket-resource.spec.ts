import type { Attachment } from '../projects/attachment';
import type { Comment, Ticket } from '../projects/ticket';
import { resource } from './resource';
import { toShortCode } from './short-code';
import { attachmentResource, commentResource, ticketResource } from './ticket-resource';

const bare: Ticket = {
  id: 7,
  uuid: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e11',
  accountId: 1,
  projectId: 2,
  componentId: 3,
  ticketTypeId: 4,
  sequentialId: 12,
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
  parentId: null,
  hasChildren: false,
  authorId: 5,
  updatedById: 5,
  closedAt: null,
  closedById: null,
  createdAt: '2026-11-24T08:00:00.000Z',
  updatedAt: '2026-11-24T08:00:00.000Z',
};

describe('ticketResource', () => {
  it('is a JSON:API resource with the short code as id and the UUID among the attributes', () => {
    const ticket = ticketResource(bare);
    expect(resource.parse(ticket)).toEqual(ticket);
    expect(ticket).toMatchObject({
      id: toShortCode(7),
      type: 'tickets',
      attributes: { uuid: bare.uuid, 'sequential-id': 12 },
    });
  });

  it('leaves out attributes that have no value', () => {
    const { attributes } = ticketResource(bare);
    for (const name of ['assigned-to-id', 'due-date', 'parent-id', 'plan-x', 'plan-y', 'closed-at', 'closed-by-id'])
      expect(attributes).not.toHaveProperty(name);
    expect(Object.values(attributes)).not.toContain(null);
  });

  it('keeps values that are merely empty or zero', () => {
    const { attributes } = ticketResource(bare);
    expect(attributes).toMatchObject({
      progress: 0,
      'due-date-change-count': 0,
      'has-children': false,
      subscribers: [],
      'typed-values': {},
    });
  });

  it('names statuses and priorities by their codes and people by their short codes', () => {
    const { attributes } = ticketResource({
      ...bare,
      statusId: 5,
      priorityId: 3,
      assignedToId: 8,
      closedById: 9,
      subscribers: [8, 9],
    });
    expect(attributes).toMatchObject({
      'status-id': 'gk',
      'priority-id': 'ma',
      'assigned-to-id': toShortCode(8),
      'closed-by-id': toShortCode(9),
      subscribers: [toShortCode(8), toShortCode(9)],
    });
  });

  it('relates to what it belongs to, and to nothing where there is nothing', () => {
    const { relationships } = ticketResource({ ...bare, parentId: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e12' });
    expect(relationships).toMatchObject({
      project: { data: { type: 'projects', id: toShortCode(2) } },
      component: { data: { type: 'components', id: toShortCode(3) } },
      'ticket-type': { data: { type: 'ticket-types', id: toShortCode(4) } },
      'parent-ticket': { data: { type: 'tickets', id: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e12' } },
      'assigned-to': { data: null },
    });
  });
});

describe('commentResource', () => {
  it('is an entry of the journal', () => {
    const comment: Comment = {
      id: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e13',
      ticketUuid: bare.uuid,
      projectId: 2,
      authorId: 5,
      text: 'Seen on site.',
      createdAt: bare.createdAt,
    };
    expect(resource.parse(commentResource(comment))).toMatchObject({
      id: comment.id,
      type: 'journals',
      attributes: { comment: 'Seen on site.', 'ticket-uuid': bare.uuid, 'author-id': toShortCode(5) },
    });
  });
});

describe('attachmentResource', () => {
  const attachment: Attachment = {
    id: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e14',
    ticketUuid: bare.uuid,
    projectId: 2,
    authorId: 5,
    name: 'wall.png',
    caption: null,
    kind: 'images',
    file: {
      key: '1/2/wall',
      size: 10,
      sha256: 'a'.repeat(64),
      contentType: 'image/png',
      thumbnailKey: '1/2/wall-thumb',
    },
    createdAt: bare.createdAt,
    updatedAt: bare.createdAt,
  };

  it('describes the file and leaves out an absent caption', () => {
    const { attributes } = resource.parse(attachmentResource(attachment));
    expect(attributes).toMatchObject({
      title: 'wall.png',
      'content-type': 'image/png',
      'file-size': 10,
      'attachable-type': 'images',
    });
    expect(attributes).not.toHaveProperty('caption');
  });

  it('does not tell where the bytes lie', () => {
    expect(JSON.stringify(attachmentResource(attachment))).not.toContain(attachment.file.key);
  });
});
