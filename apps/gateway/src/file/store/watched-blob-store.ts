import type { Readable } from 'node:stream';
import { DomainError } from '@plumbline/errors';
import type { Log, Readiness } from '@plumbline/runtime';
import { storeAvailable } from './blob-store.metrics';
import { BlobStore, type OpenBlob, type StoredBlob } from './blob-store';

/** A store whose outages, such as a full disk, are reported in the log, in a metric and as `files` in /health/ready. */
export class WatchedBlobStore extends BlobStore {
  private available = true;

  constructor(
    private readonly store: BlobStore,
    readiness: Readiness,
    private readonly log: Log,
  ) {
    super();
    // Only uploads and downloads need it. A gateway that is not ready would serve nothing else either.
    readiness.addOptional('files', () => this.available);
    storeAvailable.set(1);
  }

  check(): Promise<void> {
    return this.store.check();
  }

  put(content: Readable, options: { folder: string; maxBytes: number }): Promise<StoredBlob> {
    return this.watch(this.store.put(content, options));
  }

  open(key: string): Promise<OpenBlob | undefined> {
    // The disk may be full, and yet readable: only a write shows that it works again.
    return this.watch(this.store.open(key), { readOnly: true });
  }

  delete(key: string): Promise<void> {
    return this.watch(this.store.delete(key), { readOnly: true });
  }

  private async watch<T>(work: Promise<T>, { readOnly = false } = {}): Promise<T> {
    try {
      const result = await work;
      if (!readOnly) this.report(true);
      return result;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'service.unavailable') this.report(false, error);
      throw error;
    }
  }

  private report(available: boolean, err?: DomainError): void {
    if (available === this.available) return;
    this.available = available;
    storeAvailable.set(available ? 1 : 0);
    this.log.warn(available ? { event: 'files.returned' } : { event: 'files.lost', err: err?.cause ?? err });
  }
}
