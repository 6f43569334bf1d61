import { Readable } from 'node:stream';
import { DomainError } from '@plumbline/errors';
import { toDomainError } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';

/** RFC 2046, 5.1.1: at most 70 characters. */
const boundary = /;\s*boundary=("[^"]{1,70}"|[^\s;"]{1,70})\s*(;|$)/i;

/** A part of a multipart form. */
export type FormPart =
  { type: 'file'; name: string | undefined; content: Readable } | { type: 'field'; name: string; value: unknown };

/**
 * Reads the parts of a multipart form, in their order. The content of a file must be read before the next part.
 * @throws DomainError for a form that is malformed, incomplete or too large. So does the content of a file.
 */
export async function* formParts(request: FastifyRequest): AsyncGenerator<FormPart> {
  if (!boundary.test(request.headers['content-type'] ?? '')) {
    throw new DomainError('request.malformed', {
      detail: 'The content type of a form must name its boundary, in at most 70 characters.',
      source: { header: 'content-type' },
    });
  }
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        yield { type: 'file', name: part.filename, content: Readable.from(contentOf(part.file)) };
      else yield { type: 'field', name: part.fieldname, value: readable(part.value) };
    }
  } catch (error) {
    throw formError(error);
  }
}

/** The parser replaces each byte that is not UTF-8 by U+FFFD. */
function readable(value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes('\uFFFD')) return value;
  const detail = 'A field of the form is not UTF-8. Encode it as UTF-8 and send it again.';
  throw new DomainError('request.malformed', { detail });
}

async function* contentOf(file: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw formError(error);
  }
}

/** The parser reports a form that ends early by an error without a code. */
function formError(error: unknown): DomainError {
  const known = toDomainError(error);
  if (known.status < 500) return known;
  return new DomainError('request.malformed', { detail: 'The form ends before its last boundary.', cause: error });
}
