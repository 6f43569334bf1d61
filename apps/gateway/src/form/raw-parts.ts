import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { Dicer } from '@fastify/busboy';
import { DomainError } from '@plumbline/errors';

/** A part of a multipart body, as it arrived. */
export interface RawPart {
  /** The values of each header in Latin-1: each character is a byte. */
  headers: Readonly<Record<string, readonly string[]>>;
  content: Readable;
}

const limits = { maxHeaderPairs: 20, maxHeaderSize: 16 * 1024 };

/**
 * Splits a multipart body (RFC 2046) into its parts. The content of a part must be read before the next part.
 * @throws DomainError `request.malformed` for a body that ends early, or the error of `bytes`. So does the content of a part.
 */
export async function* rawParts(bytes: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<RawPart> {
  const source = Readable.from(bytes);
  const parser = new Dicer({ boundary, ...limits });
  const parts = new PassThrough({ objectMode: true });
  let current: Readable | undefined;
  const fail = (error: Error) => {
    current?.destroy(error);
    parts.destroy(error);
  };
  parser
    .on('part', (part) => {
      current = part;
      // Who reads the part sees its error. Without a listener it would end the process.
      part
        .on('error', () => undefined)
        .once('header', (headers) => parts.write({ headers, content: Readable.from(contentOf(part)) }));
    })
    .on('finish', () => parts.end())
    .on('error', (cause) => fail(endsEarly(cause)));
  source.on('error', fail).pipe(parser);
  try {
    yield* parts as AsyncIterable<RawPart>;
    // The connection serves its next request behind the last byte, which can follow the last boundary.
    source.unpipe(parser).resume();
    if (!source.readableEnded) await once(source, 'end');
  } finally {
    source.destroy();
  }
}

async function* contentOf(part: Readable): AsyncGenerator<Buffer> {
  try {
    yield* part as AsyncIterable<Buffer>;
  } catch (error) {
    throw error instanceof DomainError ? error : endsEarly(error);
  }
}

function endsEarly(cause: unknown): DomainError {
  return new DomainError('request.malformed', { detail: 'The form ends before its last boundary.', cause });
}
