import { z } from 'zod';
import commentAddedExample from '../../../examples/events/comment.added.json';
import { event, offerResource } from '../../core/event';
import { orderBy, page, syncPageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, numericId, uuid } from '../../core/values';
import { comment } from './model';
import { commentResource } from './resource';

const ofTicket = { actor: principal, projectId: numericId, uuid };

export const addComment = rpc('projects.add-comment', {
  request: z.object({ ...ofTicket, text: z.string().trim().min(1).max(10_000) }),
  reply: comment,
  write: true,
});
/** The fields by which lists of comments are sorted. */
export const commentSorts = ['id', 'created-at', 'author-id'] as const;
/** Lists comments, by id unless sorted: the oldest first. */
export const listComments = rpc('projects.list-comments', {
  request: z.object({ ...ofTicket, page, sort: orderBy(commentSorts).optional(), changedSince: instant.optional() }),
  reply: syncPageOf(comment),
});

export const commentAdded = event('comment.added', {
  data: commentResource.schema,
  webhook: offerResource('comment_added', 'Tickets', commentResource),
  description: 'A comment was added to a ticket.',
  example: commentAddedExample,
});
