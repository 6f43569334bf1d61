import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { maxAttachmentBytes, type StoredFile } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Log } from '@plumbline/runtime';
import { BlobStore } from './store/blob-store';
import { contentTypeOf } from './content-type';
import { Thumbnails } from './thumbnail/thumbnails';

/** Stores and deletes files with their thumbnails. */
@Injectable()
export class Files {
  constructor(
    private readonly blobs: BlobStore,
    private readonly thumbnails: Thumbnails,
    private readonly log: Log,
  ) {}

  /**
   * Stores a file and its thumbnail.
   * @throws DomainError `attachments.too-large`, `attachments.unreadable` for an empty file.
   */
  async store(content: Readable, accountId: number): Promise<StoredFile> {
    const folder = String(accountId);
    const blob = await this.blobs.put(content, { folder, maxBytes: maxAttachmentBytes });
    if (blob.size === 0) {
      await this.blobs.delete(blob.key);
      throw new DomainError('attachments.unreadable', { detail: 'The file is empty.' });
    }
    const contentType = await contentTypeOf(blob.head);
    const thumbnailKey = await this.thumbnails.make(blob, contentType, folder);
    return { key: blob.key, size: blob.size, sha256: blob.sha256, contentType, thumbnailKey };
  }

  /** Deletes unreferenced files. A failure leaves garbage behind, and does not fail the request. */
  async discard(...files: StoredFile[]): Promise<void> {
    for (const { key, thumbnailKey } of files) {
      for (const each of thumbnailKey === null ? [key] : [key, thumbnailKey]) {
        try {
          await this.blobs.delete(each);
        } catch (err) {
          this.log.error({ event: 'blob.not-deleted', key: each, err });
        }
      }
    }
  }
}
