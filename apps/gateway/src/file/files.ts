import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { maxAttachmentBytes, type StoredFile } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Log } from '@plumbline/runtime';
import { BlobStore, type StoredBlob } from './store/blob-store';
import { contentTypeOf } from './content-type/content-type';
import { Thumbnails } from './thumbnail/thumbnails';

type Discarded = Pick<StoredFile, 'key'> & Partial<Pick<StoredFile, 'thumbnailKey'>>;

/** Stores and deletes files with their thumbnails. */
@Injectable()
export class Files {
  constructor(
    private readonly blobs: BlobStore,
    private readonly thumbnails: Thumbnails,
    private readonly log: Log,
  ) {}

  /** Stores the bytes of a file. @throws DomainError `attachments.too-large`, `attachments.unreadable` for an empty file. */
  async store(content: Readable, accountId: number): Promise<StoredBlob> {
    const blob = await this.blobs.put(content, { folder: String(accountId), maxBytes: maxAttachmentBytes });
    if (blob.size > 0) return blob;
    await this.blobs.delete(blob.key);
    throw new DomainError('attachments.unreadable', { detail: 'The file is empty.' });
  }

  /** Finds out the content type of a stored file, for which its name is a hint, and makes its thumbnail. */
  async examine(blob: StoredBlob, accountId: number, name: string): Promise<StoredFile> {
    const { head, key, size, sha256 } = blob;
    const contentType = await contentTypeOf({ head, name, open: () => this.blobs.open(key) });
    const thumbnailKey = await this.thumbnails.make(blob, contentType, String(accountId));
    return { key, size, sha256, contentType, thumbnailKey };
  }

  /** Deletes unreferenced files. A failure leaves garbage behind, and does not fail the request. */
  async discard(...files: Discarded[]): Promise<void> {
    for (const { key, thumbnailKey } of files) {
      for (const each of thumbnailKey ? [key, thumbnailKey] : [key]) {
        try {
          await this.blobs.delete(each);
        } catch (err) {
          this.log.error({ event: 'blob.not-deleted', key: each, err });
        }
      }
    }
  }
}
