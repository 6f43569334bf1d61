import type { Attachment } from '@plumbline/contracts';
import type { AttachmentEntity } from './attachment.entity';

/** Converts an attachment to its row. */
export function toRow(attachment: Attachment, accountId: number, ticketId: number): AttachmentEntity {
  const { file } = attachment;
  return {
    accountId,
    id: attachment.id,
    projectId: attachment.projectId,
    ticketId,
    authorId: attachment.authorId,
    name: attachment.name,
    caption: attachment.caption,
    kind: attachment.kind,
    fileKey: file.key,
    fileSize: file.size,
    fileSha256: file.sha256,
    fileContentType: file.contentType,
    fileThumbnailKey: file.thumbnailKey,
    createdAt: new Date(attachment.createdAt),
    updatedAt: new Date(attachment.updatedAt),
  };
}

/** Converts a row to an attachment. */
export function toAttachment(row: AttachmentEntity, ticketUuid: string): Attachment {
  return {
    id: row.id,
    ticketUuid,
    projectId: row.projectId,
    authorId: row.authorId,
    name: row.name,
    caption: row.caption,
    kind: row.kind,
    file: toFile(row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The stored file of a row. */
export function toFile(row: AttachmentEntity): Attachment['file'] {
  return {
    key: row.fileKey,
    size: row.fileSize,
    sha256: row.fileSha256,
    contentType: row.fileContentType,
    thumbnailKey: row.fileThumbnailKey,
  };
}
