import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DomainError } from '@plumbline/errors';

export interface StoredBlob {
  key: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** The first bytes, from which the content type is detected. */
  head: Buffer;
}

/** How a browser presents a blob that it downloads from the store itself. */
export interface Presentation {
  contentType: string;
  /** The value of `Content-Disposition`. */
  disposition: string;
}

export interface OpenBlob {
  size: number;
  /** Bytes from `start` to `end`, zero-based and inclusive. */
  read(range?: { start: number; end: number }): Readable;
  /** A URL that gives access to the blob for some minutes. Only in stores that clients reach by themselves. */
  link?(presentation: Presentation): Promise<string>;
}

/** Stores the bytes of files: in the file system of one node, or in an object store for several. */
export abstract class BlobStore {
  /** @throws Error that says what to do if the store cannot be used as it is configured. */
  abstract check(): Promise<void>;
  /**
   * Stores a stream under a new key, durably and atomically: in full or not at all.
   * @throws DomainError `attachments.too-large` above `maxBytes`; `service.unavailable`; or the error of the stream.
   */
  abstract put(content: Readable, options: { folder: string; maxBytes: number }): Promise<StoredBlob>;
  /** Undefined for an unknown key. @throws DomainError `service.unavailable` */
  abstract open(key: string): Promise<OpenBlob | undefined>;
  /** Deleting an unknown key is not an error. @throws DomainError `service.unavailable` */
  abstract delete(key: string): Promise<void>;
}

/** A new key. A folder for each two hex digits, so that no directory grows too large. */
export function newKey(folder: string): string {
  const name = randomUUID();
  return `${folder}/${name.slice(0, 2)}/${name}`;
}

/** The store does not work at the moment. Clients may try again. */
export function storeUnavailable(cause: unknown): DomainError {
  return new DomainError('service.unavailable', {
    detail: 'The store for files is not available. Try again later.',
    retryAfter: 10,
    cause,
  });
}
