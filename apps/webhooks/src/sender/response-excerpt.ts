import type { Readable } from 'node:stream';

/** Bytes of an answer that are read at most. */
export const maxReadBytes = 64 * 1024;
/** Bytes of an answer that the attempt log keeps at most. */
export const maxKeptBytes = 16 * 1024;

/**
 * Reads the start of an answer's body and drops the rest with its connection. A body that breaks off is no failure: the status
 * has arrived, and it alone decides.
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
    // What arrived before is all there is to keep.
  }
  return Buffer.concat(chunks).subarray(0, maxReadBytes);
}

/**
 * The part of an answer that is kept, as text that PostgreSQL can hold. Subscribers that echo the request would otherwise show
 * in the attempt log what is hidden everywhere else, so the secrets that were sent are blotted out.
 */
export function responseExcerpt(start: Buffer, secrets: readonly string[]): string {
  const text = blotter(secrets)(start.toString('utf8').replaceAll('\0', ''));
  const bytes = Buffer.from(text, 'utf8');
  // A character cut in two decodes to U+FFFD; it goes.
  return bytes.length <= maxKeptBytes
    ? text
    : bytes
        .subarray(0, maxKeptBytes)
        .toString('utf8')
        .replace(/\uFFFD$/, '');
}

/** Headers of a request or an answer as they are kept: repeated ones joined, secrets blotted out. */
export function keptHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  secrets: readonly string[],
): Record<string, string> {
  const blot = blotter(secrets);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [name, blot([value].flat().join(', '))]),
  );
}

/** Every place of every secret goes, also where they overlap: one that is part of another leaves no rest of that behind. */
function blotter(secrets: readonly string[]): (text: string) => string {
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

/** Where a text holds a form, from the first character to after the last. */
function placesOf(form: string, text: string): [from: number, to: number][] {
  const places: [number, number][] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) places.push([at, at + form.length]);
  return places;
}

/** How an echo may write a value: as it is, inside JSON, and percent-encoded. */
function spellings(secret: string): string[] {
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(Buffer.from(secret, 'utf8').toString('utf8')),
  ];
  return forms.filter((form) => form !== '');
}
