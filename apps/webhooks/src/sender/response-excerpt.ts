import type { Readable } from 'node:stream';

/** Bytes of a response body that are read at most. */
export const maxReadBytes = 64 * 1024;
/** Bytes of a response body that an attempt keeps at most. */
export const maxKeptBytes = 16 * 1024;

/**
 * Reads the start of a response body, and drops the rest together with its connection. An interrupted body is not a failure: the
 * status alone decides.
 */
export async function readStart(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      // Leaving the loop destroys the stream.
      if (size >= maxReadBytes) break;
    }
  } catch {
    // Keep what arrived before the interruption.
  }
  return Buffer.concat(chunks).subarray(0, maxReadBytes);
}

/**
 * The part of a response body that is kept, as text that PostgreSQL can store. The secrets of the request are redacted: a
 * subscriber that echoes the request would otherwise reveal them.
 */
export function responseExcerpt(start: Buffer, secrets: readonly string[]): string {
  const text = redactor(secrets)(start.toString('utf8').replaceAll('\0', ''));
  const bytes = Buffer.from(text, 'utf8');
  // A character that was cut in two decodes to U+FFFD. Remove it.
  return bytes.length <= maxKeptBytes
    ? text
    : bytes
        .subarray(0, maxKeptBytes)
        .toString('utf8')
        .replace(/\uFFFD$/, '');
}

/** The headers of a request or response as they are kept: repeated headers joined, secrets redacted. */
export function keptHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  secrets: readonly string[],
): Record<string, string> {
  const redact = redactor(secrets);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [name, redact([value].flat().join(', '))]),
  );
}

/** Redacts every occurrence of every secret. Overlapping occurrences are redacted as one, so that no part of them is left. */
function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.flatMap(spellings))];
  return (text) => {
    const places = forms.flatMap((form) => placesOf(form, text)).sort(([one], [other]) => one - other);
    let kept = '';
    let end = -1;
    for (const [from, to] of places) {
      if (from > end) kept += `${text.slice(Math.max(end, 0), from)}[hidden]`;
      end = Math.max(end, to);
    }
    return kept + text.slice(Math.max(end, 0));
  };
}

/** The occurrences of a form in a text, each from its first character to after its last. */
function placesOf(form: string, text: string): [from: number, to: number][] {
  const places: [number, number][] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) places.push([at, at + form.length]);
  return places;
}

/** How an echo may write a value: verbatim, inside JSON, and percent-encoded. */
function spellings(secret: string): string[] {
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(Buffer.from(secret, 'utf8').toString('utf8')),
  ];
  return forms.filter((form) => form !== '');
}
