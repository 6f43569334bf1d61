import type { Readable } from 'node:stream';
import type { Redactor } from '../redactor';

/** Bytes of a response body that are read at most. */
export const maxReadBytes = 64 * 1024;
/** Bytes of a response body, and of its headers, that an attempt keeps at most. */
export const maxKeptBytes = 16 * 1024;

export interface BodyStart {
  bytes: Buffer;
  /** Whether this is the complete body. */
  complete: boolean;
}

/**
 * Reads the start of a response body, and drops the rest together with its connection. An interrupted body is not a failure: the
 * status alone decides.
 */
export async function readStart(body: Readable): Promise<BodyStart> {
  const chunks: Buffer[] = [];
  let size = 0;
  let complete = true;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      complete = size < maxReadBytes;
      // Leaving the loop destroys the stream.
      if (!complete) break;
    }
  } catch {
    // Keep what arrived before the interruption.
    complete = false;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, maxReadBytes), complete };
}

/**
 * The part of a response body that is kept, as text that PostgreSQL can store. The hidden values of the request are redacted: a
 * subscriber that echoes the request would otherwise reveal them.
 */
export function responseExcerpt({ bytes, complete }: BodyStart, redactor: Redactor): string {
  const text = textOf(bytes.subarray(0, maxKeptBytes)).replaceAll('\0', '');
  return complete && bytes.length <= maxKeptBytes ? redactor.text(text) : redactor.start(text);
}

/** In UTF-8, else in Latin-1, as older systems write it. */
function textOf(bytes: Buffer): string {
  try {
    // In stream mode, the decoder leaves out a character that was cut in two.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return bytes.toString('latin1');
  }
}

/**
 * The headers of a request or response as they are kept: repeated headers joined, hidden values redacted. A header that exceeds
 * `maxKeptBytes` together with those before it is left out.
 */
export function keptHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  redactor: Redactor,
): Record<string, string> {
  const kept: Record<string, string> = {};
  let size = 0;
  for (const [name, value = ''] of Object.entries(headers)) {
    const text = redactor.header(name, [value].flat().join(', '));
    if (size + name.length + text.length > maxKeptBytes) continue;
    size += name.length + text.length;
    kept[name] = text;
  }
  return kept;
}
