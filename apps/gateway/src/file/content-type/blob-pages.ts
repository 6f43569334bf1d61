import { buffer } from 'node:stream/consumers';
import type { OpenBlob } from '../store/blob-store';

const pageBytes = 64 * 1024;
const maxPages = 32;

/** Reads parts of a blob wherever they are, in pages: at most 2 MiB in all, so that no file costs more than some requests to its store. */
export class BlobPages {
  private readonly pages = new Map<number, Buffer>();

  constructor(private readonly blob: OpenBlob) {}

  get size(): number {
    return this.blob.size;
  }

  /** @throws RangeError if the part is not within the blob, or too much has been read; DomainError `service.unavailable`. */
  async read(start: number, length: number): Promise<Buffer> {
    if (start < 0 || length < 0 || start + length > this.size) throw new RangeError('the blob has no such part');
    const parts: Buffer[] = [];
    for (let at = start; at < start + length; at = pageEnd(at)) {
      const page = await this.page(Math.floor(at / pageBytes));
      parts.push(page.subarray(at % pageBytes, (at % pageBytes) + start + length - at));
    }
    return Buffer.concat(parts);
  }

  private async page(index: number): Promise<Buffer> {
    const known = this.pages.get(index);
    if (known) return known;
    if (this.pages.size >= maxPages) throw new RangeError('too much of the blob has been read');
    const start = index * pageBytes;
    const page = await buffer(this.blob.read({ start, end: Math.min(start + pageBytes, this.size) - 1 }));
    this.pages.set(index, page);
    return page;
  }
}

function pageEnd(at: number): number {
  return (Math.floor(at / pageBytes) + 1) * pageBytes;
}
