import { Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import sharp from 'sharp';
import { BlobStore, type StoredBlob } from './blob-store';

const edge = 400;
/** An image larger than this is stored, but not unpacked. */
const maxPixels = 100_000_000;
const readable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff', 'image/avif']);

// One request makes one thumbnail: more threads would only take them from the requests beside it.
sharp.concurrency(1);
sharp.cache(false);

/** Small pictures of images, for lists. */
@Injectable()
export class Thumbnails {
  constructor(
    private readonly blobs: BlobStore,
    private readonly log: Log,
  ) {}

  /** The key of the thumbnail; null when the file is no image, or one that cannot be read: the photo itself is kept. */
  async make(original: StoredBlob, contentType: string, folder: string): Promise<string | null> {
    if (!readable.has(contentType)) return null;
    const blob = await this.blobs.open(original.key);
    if (!blob) return null;
    const source = blob.read();
    const resize = sharp({ limitInputPixels: maxPixels, failOn: 'error' })
      .rotate() // as the camera was held
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 });
    try {
      source.on('error', (error) => resize.destroy(error));
      const { key } = await this.blobs.put(source.pipe(resize), { folder, maxBytes: original.size + 1024 * 1024 });
      return key;
    } catch (err) {
      this.log.warn({ event: 'thumbnail.failed', key: original.key, contentType, size: original.size, err });
      return null;
    } finally {
      source.destroy();
    }
  }
}

/** The type of every thumbnail. */
export const thumbnailType = 'image/webp';
