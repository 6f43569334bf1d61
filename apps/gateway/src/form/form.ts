import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { maxAttachmentBytes } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import { decodedBody, parseJson } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { arrivingBody } from '../routing/arriving-body';
import { readDisposition } from './disposition';
import { rawParts, type RawPart } from './raw-parts';

/** RFC 2046, 5.1.1: at most 70 characters. */
const boundaryForm = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i;

/** Fields that accompany a file. */
const fieldsOfUpload = 20;
const maxFieldBytes = 64 * 1024;
/** The largest file with its fields, and with the lines between them. */
const maxFormBytes = maxAttachmentBytes + 2 * 1024 * 1024;

/** A part of a multipart form. */
export type FormPart =
  { type: 'file'; name: string | undefined; content: Readable } | { type: 'field'; name: string; value: unknown };

/**
 * Reads the parts of a multipart form, in their order. The content of a file must be read before the next part. `maxFields` defaults to
 * what an upload needs.
 * @throws DomainError for a form that is malformed, incomplete or too large. So does the content of a file.
 */
export async function* formParts(
  { headers, raw }: FastifyRequest,
  { maxFields = fieldsOfUpload }: { maxFields?: number } = {},
): AsyncGenerator<FormPart> {
  const [, quoted, token] = boundaryForm.exec(headers['content-type'] ?? '') ?? [];
  const boundary = quoted ?? token;
  if (boundary === undefined) {
    throw new DomainError('request.malformed', {
      detail: 'The content type of a form must name its boundary, in at most 70 characters.',
      source: { header: 'content-type' },
    });
  }
  if (Number(headers['content-length']) > maxFormBytes) throw tooLarge();
  const bytes = decodedBody(arrivingBody(raw), headers['content-encoding'], maxFormBytes);
  const count = { file: 0, field: 0 };
  for await (const raw of rawParts(bytes, boundary)) {
    const part = await read(raw);
    count[part.type] += 1;
    if (count.file > 1) throw new DomainError('request.too-large', { detail: 'The form has too many files.' });
    if (count.field > maxFields)
      throw new DomainError('request.too-large', { detail: 'The form has too many fields.' });
    yield part;
  }
}

async function read({ headers, content }: RawPart): Promise<FormPart> {
  const { name, filename } = readDisposition(headers['content-disposition']?.[0] ?? '');
  const [, mediaType = '', charset = 'utf-8'] =
    /^\s*([^;\s]*)(?:.*;\s*charset="?([\w-]+))?/i.exec(headers['content-type']?.[0] ?? '') ?? [];
  const type = mediaType.toLowerCase();
  if (filename !== undefined || type === 'application/octet-stream') return { type: 'file', name: filename, content };
  if (name === undefined) {
    const detail = 'A part of the form has no name: its header must be Content-Disposition: form-data; name="...".';
    throw new DomainError('request.malformed', { detail });
  }
  const value = decode(await buffer(bounded(content)), charset);
  return { type: 'field', name, value: type === 'application/json' ? parseJson(value) : value };
}

async function* bounded(content: Readable): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxFieldBytes) {
      throw new DomainError('request.too-large', {
        detail: text('A field of a form can have at most {{size}} kB. A file needs a file name.', {
          size: maxFieldBytes / 1024,
        }),
      });
    }
    yield chunk;
  }
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (cause) {
    const detail = 'A field of the form is not UTF-8. Encode it as UTF-8 and send it again.';
    throw new DomainError('request.malformed', { detail, cause });
  }
}

function tooLarge(): DomainError {
  return new DomainError('attachments.too-large', {
    detail: text('A file can have at most {{size}} MB.', { size: maxAttachmentBytes / 1024 / 1024 }),
  });
}
