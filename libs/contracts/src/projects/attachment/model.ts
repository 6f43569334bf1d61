import { z } from 'zod';
import { instant, numericId, sha256Hex, uuid } from '../../core/values';
import { attachmentKind } from './kind';

/** The maximum size of a file, in bytes. */
export const maxAttachmentBytes = 25 * 1024 * 1024;

/** A file in the blob store. Its content never crosses the broker. */
export const storedFile = z.object({
  /** The key in the blob store. */
  key: z.string().regex(/^[0-9a-zA-Z/_.-]{1,200}$/),
  /** In bytes. */
  size: z.int().min(1).max(maxAttachmentBytes),
  sha256: sha256Hex,
  /** Judged by the content. The name only makes it more precise. */
  contentType: z.string().max(100),
  thumbnailKey: z.string().max(200).nullable(),
});
export type StoredFile = z.infer<typeof storedFile>;

export const attachment = z.object({
  id: uuid,
  ticketUuid: uuid,
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
