import { Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import sharp from 'sharp';
import { BlobStore, type StoredBlob } from './store/blob-store';

const edge = 400;
/** Larger images are stored without a thumbnail, so that decoding cannot exhaust memory. */
const maxPixels = 100_000_000;
const readable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff', 'image/avif']);

// One thread per thumbnail: more threads would only slow down concurrent requests.
sharp.concurrency(1);
sharp.cache(false);

/** Creates thumbnails of images, for lists. */
@Injectable()
export class Thumbnails {
  constructor(
    private readonly blobs: BlobStore,
    private readonly log: Log,
  ) {}

  /** The key of the thumbnail. Null if the file is not an image or cannot be decoded; the file is stored anyway. */
  async make(original: StoredBlob, contentType: string, folder: string): Promise<string | null> {
    if (!readable.has(contentType)) return null;
    const blob = await this.blobs.open(original.key);
    if (!blob) return null;
    const source = blob.read();
    const resize = sharp({ limitInputPixels: maxPixels, failOn: 'error' })
      .rotate() // applies the EXIF orientation
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

/** The content type of every thumbnail. */
export const thumbnailType = 'image/webp';
