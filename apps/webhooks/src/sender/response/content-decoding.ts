import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { readStart, type BodyStart } from './response-excerpt';

/** Codings that a response may have one upon the other. */
const maxCodings = 2;

// What is there of a body that was cut off is decoded.
const zlib = { finishFlush: constants.Z_SYNC_FLUSH };
const brotli = { finishFlush: constants.BROTLI_OPERATION_FLUSH };

const decoders: Readonly<Record<string, (bytes: Buffer) => Transform>> = {
  gzip: () => createGunzip(zlib),
  'x-gzip': () => createGunzip(zlib),
  br: () => createBrotliDecompress(brotli),
  // RFC 9110, 8.4.1.2: some servers send it without the zlib header.
  deflate: (bytes) => ((bytes[0]! & 0x0f) === 8 ? createInflate(zlib) : createInflateRaw(zlib)),
};

/**
 * Decodes the start of a body by its `Content-Encoding`, as far as `readStart` reads. Servers compress although no request
 * asks for it. A body with another coding, or that is not coded as it says, stays as it is.
 */
export async function decoded(start: BodyStart, contentEncoding: string | undefined): Promise<BodyStart> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > maxCodings) return start;
  let body = start;
  for (const coding of codings.reverse()) {
    const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (!decoder || body.bytes.length === 0) return start;
    const { bytes, complete } = await readStart(decoder(body.bytes).end(body.bytes));
    if (bytes.length === 0 && !complete) return start;
    body = { bytes, complete: complete && body.complete };
  }
  return body;
}
