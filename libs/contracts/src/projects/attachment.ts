import { z } from 'zod';
import attachmentDeletedExample from '../../examples/events/attachment.deleted.json';
import documentAttachedExample from '../../examples/events/document.attached.json';
import photoAttachedExample from '../../examples/events/photo.attached.json';
import { event, offered } from '../core/event';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, numericId, sha256Hex } from '../core/values';
import { attachmentKind } from '../wire/choices';
import { attachmentResourceType } from '../wire/ticket-resource-types';

/** Bytes: the largest file a ticket takes. */
export const maxAttachmentBytes = 25 * 1024 * 1024;

/** Where the bytes lie and what they are. The bytes themselves never cross the broker. */
export const storedFile = z.object({
  /** The key in the blob store. */
  key: z.string().regex(/^[0-9a-zA-Z/_.-]{1,200}$/),
  size: z.int().min(1).max(maxAttachmentBytes),
  sha256: sha256Hex,
  /** By content, not by name. */
  contentType: z.string().max(100),
  thumbnailKey: z.string().max(200).nullable(),
});
export type StoredFile = z.infer<typeof storedFile>;

export const attachment = z.object({
  id: z.uuid(),
  ticketUuid: z.uuid(),
  projectId: numericId,
  authorId: numericId,
  name: z.string(),
  caption: z.string().nullable(),
  kind: attachmentKind,
  file: storedFile,
  createdAt: instant,
  updatedAt: instant,
});
export type Attachment = z.infer<typeof attachment>;

const ticketPlace = { actor: principal, projectId: numericId, ticketUuid: z.uuid() };

/** Records a file that the gateway has stored. A second call with the same `id` answers with what exists. */
export const addAttachment = rpc('projects.add-attachment', {
  request: z.object({
    ...ticketPlace,
    id: z.uuid(),
    name: z.string().trim().min(1).max(255),
    caption: z.string().max(1_000).nullish(),
    file: storedFile,
  }),
  reply: attachment,
  write: true,
});
export const listAttachments = rpc('projects.list-attachments', {
  request: z.object({ ...ticketPlace, page, kinds: z.array(attachmentKind).optional() }),
  reply: pageOf(attachment),
});
export const getAttachment = rpc('projects.get-attachment', {
  request: z.object({ ...ticketPlace, id: z.uuid() }),
  reply: attachment,
});
export const deleteAttachment = rpc('projects.delete-attachment', {
  request: z.object({ ...ticketPlace, id: z.uuid() }),
  /** Where the bytes lay, so that the gateway can remove them. */
  reply: z.object({ file: storedFile }),
  write: true,
});
/** Before bytes are stored: whether the actor may attach to this ticket at all. */
export const checkAttachable = rpc('projects.check-attachable', { request: z.object(ticketPlace), reply: nothing });

export const photoAttached = event('photo.attached', {
  data: attachmentResourceType.schema,
  webhook: offered('photo_attached', 'Attachments', attachmentResourceType.schema),
  description: 'An image was attached to a ticket.',
  example: photoAttachedExample,
});
export const documentAttached = event('document.attached', {
  data: attachmentResourceType.schema,
  webhook: offered('document_attached', 'Attachments', attachmentResourceType.schema),
  description: 'Another file was attached to a ticket.',
  example: documentAttachedExample,
});
export const attachmentDeleted = event('attachment.deleted', {
  data: attachmentResourceType.schema,
  webhook: offered('attachment_deleted', 'Attachments', attachmentResourceType.schema),
  description: 'A file of a ticket was deleted.',
  example: attachmentDeletedExample,
});
