import type { Readable } from 'node:stream';

export interface StoredBlob {
  key: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** The first bytes, from which the content type is detected. */
  head: Buffer;
}

export interface OpenBlob {
  size: number;
  /** Bytes from `start` to `end`, zero-based and inclusive. */
  read(range?: { start: number; end: number }): Readable;
}

/** Stores the bytes of files: in the file system of one node, or in an object store for several. */
export abstract class BlobStore {
  /**
   * Stores a stream under a new key, durably and atomically: in full or not at all.
   * @throws DomainError `attachments.too-large` above `maxBytes`, or the error of the stream.
   */
  abstract put(content: Readable, options: { folder: string; maxBytes: number }): Promise<StoredBlob>;
  /** Undefined for an unknown key. */
  abstract open(key: string): Promise<OpenBlob | undefined>;
  /** Deleting an unknown key is not an error. */
  abstract delete(key: string): Promise<void>;
}
