import type { Readable } from 'node:stream';
import { DomainError } from '@plumbline/errors';
import type { Log, Readiness } from '@plumbline/runtime';
import { storeAvailable } from './blob-store.metrics';
import { BlobStore, type OpenBlob, type StoredBlob } from './blob-store';

/** Deleting counts as reading: it works on a full disk. */
type Use = 'read' | 'write';

/** A store whose outages, such as a full disk, are reported in the log, in a metric and as `files` in /health/ready. */
export class WatchedBlobStore extends BlobStore {
  /** The use that has failed and not succeeded since. A full disk can be read: that writes succeed again, only a write shows. */
  private failing?: Use;

  constructor(
    private readonly store: BlobStore,
    readiness: Readiness,
    private readonly log: Log,
  ) {
    super();
    // Only uploads and downloads need it. A gateway that is not ready would serve nothing else either.
    readiness.addOptional('files', () => this.failing === undefined);
    storeAvailable.set(1);
  }

  check(): Promise<void> {
    return this.store.check();
  }

  put(content: Readable, options: { folder: string; maxBytes: number }): Promise<StoredBlob> {
    return this.watch('write', this.store.put(content, options));
  }

  open(key: string): Promise<OpenBlob | undefined> {
    return this.watch('read', this.store.open(key));
  }

  delete(key: string): Promise<void> {
    return this.watch('read', this.store.delete(key));
  }

  private async watch<T>(use: Use, work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      this.succeeded(use);
      return result;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'service.unavailable') this.failed(use, error);
      throw error;
    }
  }

  private succeeded(use: Use): void {
    if (this.failing === undefined || (this.failing === 'write' && use === 'read')) return;
    this.failing = undefined;
    storeAvailable.set(1);
    this.log.warn({ event: 'files.returned' });
  }

  private failed(use: Use, error: DomainError): void {
    if (this.failing === undefined) this.log.warn({ event: 'files.lost', err: error.cause ?? error });
    if (this.failing !== 'write') this.failing = use;
    storeAvailable.set(0);
  }
}
