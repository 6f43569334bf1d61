import { z } from 'zod';
import attachmentDeletedExample from '../../../examples/events/attachment.deleted.json';
import documentAttachedExample from '../../../examples/events/document.attached.json';
import photoAttachedExample from '../../../examples/events/photo.attached.json';
import { event, offerResource } from '../../core/event';
import { orderBy, page, syncPageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, nothing, numericId, uuid } from '../../core/values';
import { fileName } from './file-name';
import { attachmentKind } from './kind';
import { attachment, storedFile } from './model';
import { attachmentResource } from './resource';

const ofTicket = { actor: principal, projectId: numericId, ticketUuid: uuid };

/** Adds a file that the gateway has stored. A second call with the same `id` returns the existing attachment. */
export const addAttachment = rpc('projects.add-attachment', {
  request: z.object({
    ...ofTicket,
    id: uuid,
    name: fileName,
    caption: z.string().max(1_000).nullish(),
    file: storedFile,
  }),
  reply: attachment,
  write: true,
});
/** The fields by which lists of attachments are sorted. */
export const attachmentSorts = ['id', 'title', 'attachable-type', 'author-id', 'created-at', 'updated-at'] as const;
/** Lists attachments, the oldest first unless sorted. */
export const listAttachments = rpc('projects.list-attachments', {
  request: z.object({
    ...ofTicket,
    page,
    kinds: z.array(attachmentKind).optional(),
    sort: orderBy(attachmentSorts).optional(),
    changedSince: instant.optional(),
  }),
  reply: syncPageOf(attachment),
});
export const getAttachment = rpc('projects.get-attachment', {
  request: z.object({ ...ofTicket, id: uuid }),
  reply: attachment,
});
export const deleteAttachment = rpc('projects.delete-attachment', {
  request: z.object({ ...ofTicket, id: uuid }),
  /** The stored file, which the gateway then removes. */
  reply: z.object({ file: storedFile }),
  write: true,
});
/** Checks, before a file is stored, that the actor may attach files to the ticket. */
export const checkAttachable = rpc('projects.check-attachable', { request: z.object(ofTicket), reply: nothing });

export const photoAttached = event('photo.attached', {
  data: attachmentResource.schema,
  webhook: offerResource('photo_attached', 'Attachments', attachmentResource),
  description: 'An image was attached to a ticket.',
  example: photoAttachedExample,
});
export const documentAttached = event('document.attached', {
  data: attachmentResource.schema,
  webhook: offerResource('document_attached', 'Attachments', attachmentResource),
  description: 'A file other than an image was attached to a ticket.',
  example: documentAttachedExample,
});
export const attachmentDeleted = event('attachment.deleted', {
  data: attachmentResource.schema,
  webhook: offerResource('attachment_deleted', 'Attachments', attachmentResource),
  description: 'A file of a ticket was deleted.',
  example: attachmentDeletedExample,
});
