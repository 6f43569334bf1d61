import { Readable } from 'node:stream';
import { addAttachment, maxAttachmentBytes, uuid } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { attributes, checkJsonValue, type Warn } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isForm } from '../routing/request-body.interceptor';
import { decodeDataUri } from '../file/data-uri';
import type { StoredBlob } from '../file/store/blob-store';
import { formParts } from '../form/form';

/** The fields that accompany a file. The client chooses `id`. */
export interface UploadFields {
  id?: string;
  name?: string;
  caption?: string | null;
}

export interface Upload extends UploadFields {
  blob: StoredBlob;
}

/** Maximum size in bytes of a JSON body: the largest file in base64 and its other attributes. */
export const uploadBodyBytes = Math.ceil((maxAttachmentBytes * 4) / 3) + 64 * 1024;

const { id, name, caption } = addAttachment.request.shape;
const fields = { id: id.optional(), name: name.optional(), caption };
const names = { id: ['uuid', 'id'], name: ['attachment-name', 'attachment_name', 'name'] } as const;

const inJson = attributes({ ...fields, attachment: z.string() }, names);
const inForm = attributes(fields, names);

const attributesOfFile = z.object({
  uuid: uuid
    .optional()
    .describe('An id that you generate. A second upload with the same id returns the existing attachment.'),
  'attachment-name': fields.name,
  caption: fields.caption,
});
/** The body in the API documentation. The form is first: some generators make a client of the first type, and lack the schema of a form otherwise. */
export const uploadBody = {
  'multipart/form-data': {
    schema: attributesOfFile.extend({ file: z.string().meta({ format: 'binary' }) }),
  },
  'application/json': {
    schema: z.object({
      data: z.object({
        attributes: attributesOfFile.extend({
          attachment: z.string().describe('The content as a data URI, `data:image/png;base64,...`.'),
        }),
      }),
    }),
    example: {
      data: {
        attributes: {
          attachment:
            'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
          'attachment-name': 'stairwell-2-crack.png',
          caption: 'Seen from the landing',
        },
      },
    },
  },
};

type Store = (content: Readable) => Promise<StoredBlob>;

/** Reads an uploaded file: base64 in a JSON body, or a part of a multipart form, which is streamed. */
export async function receiveUpload(request: FastifyRequest, warn: Warn, store: Store): Promise<Upload> {
  if (isForm(request)) return receiveForm(request, warn, store);
  const { attachment, ...rest } = inJson.read(request.body, warn);
  const bytes = decodeDataUri(attachment, '/data/attributes/attachment');
  return { ...rest, blob: await store(Readable.from([bytes])) };
}

/** Fields may precede or follow the file. */
async function receiveForm(request: FastifyRequest, warn: Warn, store: Store): Promise<Upload> {
  const values = new Map<string, unknown>();
  let upload: { blob: StoredBlob; name: string | undefined } | undefined;
  for await (const part of formParts(request)) {
    if (part.type === 'file') upload = { name: part.name, blob: await store(part.content) };
    else values.set(attributeName(part.name), part.value);
  }
  if (!upload) throw new DomainError('attachments.unreadable', { detail: 'The form has no part that is a file.' });
  const body = { data: { attributes: { 'attachment-name': upload.name || undefined, ...Object.fromEntries(values) } } };
  checkJsonValue(body);
  return { ...inForm.read(body, warn), blob: upload.blob };
}

/** Form fields are named `caption` or `data[attributes][caption]`. */
function attributeName(field: string): string {
  return /\[([^[\]]+)\]$/.exec(field)?.[1] ?? field;
}
