import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DomainError, text } from '@plumbline/errors';

/** The number of bytes that file-type examines. */
const headBytes = 4_100;

/** A stream of bytes that are counted, hashed and bounded on their way into a store. */
export class MeasuredContent {
  private readonly hash = createHash('sha256');
  private head = Buffer.alloc(0);
  private size = 0;
  /** What ended the stream early: an error of its source, or `attachments.too-large`. */
  failure: unknown;

  constructor(
    private readonly source: Readable,
    private readonly maxBytes: number,
  ) {}

  /** Yields the bytes, once. @throws DomainError `attachments.too-large`, or the error of the source. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.source as AsyncIterable<Buffer>) {
        this.measure(chunk);
        yield chunk;
      }
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  /** Must be called after the last byte. */
  result(): { size: number; sha256: string; head: Buffer } {
    return { size: this.size, sha256: this.hash.digest('hex'), head: this.head };
  }

  private measure(chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) {
      throw new DomainError('attachments.too-large', {
        detail: text('A file can have at most {{size}} MB.', { size: Math.floor(this.maxBytes / 1024 / 1024) }),
      });
    }
    if (this.head.length < headBytes)
      this.head = Buffer.concat([this.head, chunk.subarray(0, headBytes - this.head.length)]);
    this.hash.update(chunk);
  }
}
