import { pipeline, Readable, type Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { DomainError, text } from '@plumbline/errors';

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The value of `Accept-Encoding` in a response that refuses an encoding (RFC 7694). */
export const acceptedEncodings = 'gzip, deflate, br';

/**
 * Reads a body as text: decompressed as its `Content-Encoding` says, and without a byte order mark.
 * @param limit Bytes that the body may have, as it arrives and decompressed.
 * @throws DomainError `request.too-large`; `request.unsupported-media-type` for another encoding; `request.malformed` for bytes that
 * are not compressed as declared, or are not UTF-8.
 */
export async function readBodyText(
  body: AsyncIterable<Buffer>,
  encoding: string | undefined,
  limit: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of decodedBody(body, encoding, limit)) chunks.push(chunk);
  return utf8(Buffer.concat(chunks));
}

/** The bytes of a body, decompressed as its `Content-Encoding` says. Parameters and errors are those of `readBodyText`. */
export function decodedBody(
  body: AsyncIterable<Buffer>,
  encoding: string | undefined,
  limit: number,
): AsyncGenerator<Buffer> {
  const decoder = decoderOf(encoding);
  const arriving = bounded(body, limit);
  return decoder ? bounded(decompressed(arriving, decoder), limit) : arriving;
}

function decoderOf(encoding = 'identity'): (() => Duplex) | undefined {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return undefined;
  if (Object.hasOwn(decoders, name)) return decoders[name];
  throw new DomainError('request.unsupported-media-type', {
    detail: text('The body may be compressed with one of {{encodings}}.', { encodings: acceptedEncodings }),
    source: { header: 'content-encoding' },
  });
}

async function* bounded(bytes: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limit) {
      throw new DomainError('request.too-large', { detail: 'The body is larger than this route accepts.' });
    }
    yield chunk;
  }
}

async function* decompressed(bytes: AsyncIterable<Buffer>, decoder: () => Duplex): AsyncGenerator<Buffer> {
  try {
    // The error of either stream is that of the result.
    yield* pipeline(Readable.from(bytes), decoder(), () => undefined) as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('request.malformed', {
      detail: 'The body is not compressed as the header Content-Encoding says, or it ends too early.',
      source: { header: 'content-encoding' },
      cause: error,
    });
  }
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const detail = 'The body is not UTF-8. Encode it as UTF-8 and send it again.';
    throw new DomainError('request.malformed', { detail, cause: error });
  }
}
