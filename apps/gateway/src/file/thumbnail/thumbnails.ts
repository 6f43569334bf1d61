import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { BlobStore, type StoredBlob } from '../store/blob-store';
import { drawInProcess } from './thumbnail-process';
import { ThumbnailQueue } from './thumbnail-queue';
import { thumbnails } from './thumbnail.metrics';

const readable = new Set(
  ['jpeg', 'png', 'apng', 'webp', 'gif', 'tiff', 'avif', 'heic', 'heif'].map((format) => `image/${format}`),
);
const maxThumbnailBytes = 1024 * 1024;

/** Creates thumbnails of images, for lists. One at a time, so that images take no more than one core and a bounded amount of memory. */
@Injectable()
export class Thumbnails {
  private readonly queue = new ThumbnailQueue();

  constructor(
    private readonly blobs: BlobStore,
    private readonly log: Log,
  ) {}

  /**
   * The key of the thumbnail. Null if the file is not an image, cannot be decoded within bounds of size, memory and time, or many others
   * wait; the file is stored anyway.
   */
  async make(original: StoredBlob, contentType: string, folder: string): Promise<string | null> {
    if (!readable.has(contentType)) return null;
    const made = await this.queue.run(folder, () => this.draw(original, folder));
    const { outcome, key = null, err } = made ?? { outcome: 'overloaded' };
    thumbnails.inc({ outcome });
    if (key === null) {
      this.log.warn({ event: 'thumbnail.failed', outcome, key: original.key, contentType, size: original.size, err });
    }
    return key;
  }

  private async draw(original: StoredBlob, folder: string): Promise<{ outcome: string; key?: string; err?: unknown }> {
    try {
      const blob = await this.blobs.open(original.key);
      if (!blob) return { outcome: 'failed' };
      const { outcome, thumbnail } = await drawInProcess(blob.read());
      if (outcome !== 'drawn') return { outcome };
      const { key } = await this.blobs.put(Readable.from([thumbnail]), { folder, maxBytes: maxThumbnailBytes });
      return { outcome, key };
    } catch (err) {
      return { outcome: 'failed', err };
    }
  }
}

/** The content type of every thumbnail. */
export const thumbnailType = 'image/webp';
