import type { Readable } from 'node:stream';

export interface StoredBlob {
  key: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** The first bytes, enough to recognise the content by. */
  head: Buffer;
}

export interface OpenBlob {
  size: number;
  /** Bytes from `start` to `end`, both counted from 0 and included. */
  read(range?: { start: number; end: number }): Readable;
}

/** Where the bytes of files lie: the file system of one node, or an object store for several. */
export abstract class BlobStore {
  /**
   * Stores a stream under a new key; it is there in full, and durable, or not at all.
   * @throws DomainError `attachments.too-large` past `maxBytes`; whatever the stream fails with.
   */
  abstract put(content: Readable, options: { folder: string; maxBytes: number }): Promise<StoredBlob>;
  /** Undefined when there is no such key. */
  abstract open(key: string): Promise<OpenBlob | undefined>;
  /** Deleting what is not there is no error. */
  abstract delete(key: string): Promise<void>;
}
