import { resourceObject } from '../../core/json-api';
import { toShortCode } from '../../core/short-code';
import type { Comment } from './model';
import { commentResource } from './resource';

const ticketUuid = '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e11';
const createdAt = '2026-11-24T08:00:00.000Z';

describe('commentResource', () => {
  it('is a journal entry', () => {
    const comment: Comment = {
      id: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e13',
      ticketUuid,
      projectId: 2,
      authorId: 5,
      text: 'Seen on site.',
      createdAt,
    };
    expect(resourceObject.parse(commentResource.of(comment))).toMatchObject({
      id: comment.id,
      type: 'journals',
      attributes: { comment: 'Seen on site.', 'ticket-uuid': ticketUuid, 'author-id': toShortCode(5) },
    });
  });
});
