import { Injectable } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import type { FastifyReply } from 'fastify';
import { BlobStore } from './store/blob-store';
import { byteRange } from './byte-range';
import { contentDisposition } from './content-disposition';
import { contentSecurityPolicy } from './content-security-policy';
import { FileLinks } from './file-links';

/** Sends the file of a link, or the requested range of it; or redirects to the store, if clients reach it. */
@Injectable()
export class Downloads {
  constructor(
    private readonly links: FileLinks,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws DomainError `files.link-invalid`; `attachments.not-found` if the file has been deleted. */
  async send(
    reply: FastifyReply,
    { key, query, range: header }: { key: string; query: unknown; range: string | undefined },
  ): Promise<void> {
    const file = this.links.verify(key, query);
    const blob = await this.blobs.open(file.key);
    if (!blob) throw new DomainError('attachments.not-found', { detail: 'The file has been deleted.' });
    const disposition = contentDisposition(file.name, file.contentType);
    if (blob.link) return void reply.redirect(await blob.link({ contentType: file.contentType, disposition }), 302);
    const range = byteRange(header, blob.size);
    reply.headers({
      'content-type': file.contentType,
      'content-disposition': disposition,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=300, immutable',
      'content-security-policy': contentSecurityPolicy(file.contentType),
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (range === 'unsatisfiable') return void reply.code(416).header('content-range', `bytes */${blob.size}`).send('');
    if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${blob.size}`);
    reply.header('content-length', range ? range.end - range.start + 1 : blob.size);
    await reply.send(blob.read(range));
  }
}
