import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode, uuid } from '../../core/values';
import { attachmentKind } from './kind';
import { attachment } from './model';

export const attachmentResource = resource('ticket-attachment', attachment, {
  description: 'A file of a ticket. The entry of `included` with the id `attachable-id` has the links to download it.',
  id: ({ id }) => id,
  attributes: {
    id: attribute(uuid, ({ id }) => id),
    'attachable-id': attribute(uuid, ({ id }) => id),
    'attachable-type': attribute(attachmentKind, ({ kind }) => kind),
    'ticket-uuid': attribute(uuid, ({ ticketUuid }) => ticketUuid),
    'project-id': attribute(shortCode, ({ projectId }) => toShortCode(projectId)),
    'author-id': attribute(shortCode, ({ authorId }) => toShortCode(authorId)),
    title: attribute(z.string().describe("The file's name."), ({ name }) => name),
    caption: attribute(z.string().optional(), ({ caption }) => caption),
    'content-type': attribute(
      z
        .string()
        .describe(
          'Judged by the content. The ending of the name only makes it more precise, for example `text/csv` for text.',
        ),
      ({ file }) => file.contentType,
    ),
    'file-size': attribute(z.int().positive().describe('In bytes.'), ({ file }) => file.size),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
    'updated-at': attribute(instant, ({ updatedAt }) => updatedAt),
  },
  example: {
    id: '01a20d11-80f4-7e2a-b6c5-7d8e9f0a1b2c',
    ticketUuid: '01a20c71-1dc8-7619-81db-9b50b56bcb13',
    projectId: 11,
    authorId: 2002,
    name: 'stairwell-2-crack.jpg',
    caption: 'Seen from the landing',
    kind: 'images',
    file: {
      key: '1001/01a20d11/9f3c1d2e',
      size: 483_112,
      sha256: '5b3e9d01'.repeat(8),
      contentType: 'image/jpeg',
      thumbnailKey: '1001/01a20d11/9f3c1d2e.thumbnail',
    },
    createdAt: '2026-11-24T10:54:20.000Z',
    updatedAt: '2026-11-24T10:54:20.000Z',
  },
});

/** An attachment with signed links to its file and thumbnail. */
export const attachmentDownload = attachment.pick({ id: true, file: true }).extend({
  url: z.url(),
  thumbnailUrl: z.url().optional(),
});

const downloads = 'https://plumbline.example.com/files/1001/01a20d11';

/** The wire format has this type for every kind of file, not only for images. */
export const attachmentDownloadResource = resource('defectradar-issue-images', attachmentDownload, {
  description: 'The links to download an attachment. They need no credential and expire after an hour.',
  id: ({ id }) => id,
  attributes: {
    'image-url': attribute(z.url(), ({ url }) => url),
    'image-url-thumb': attribute(z.url().optional(), ({ thumbnailUrl }) => thumbnailUrl),
    'image-content-type': attribute(z.string(), ({ file }) => file.contentType),
    'image-file-size': attribute(z.int().positive().describe('In bytes.'), ({ file }) => file.size),
  },
  example: {
    id: '01a20d11-80f4-7e2a-b6c5-7d8e9f0a1b2c',
    file: {
      key: '1001/01a20d11/9f3c1d2e',
      size: 483_112,
      sha256: '5b3e9d01'.repeat(8),
      contentType: 'image/jpeg',
      thumbnailKey: '1001/01a20d11/9f3c1d2e.thumbnail',
    },
    url: `${downloads}/9f3c1d2e?expires=1795521600&signature=...`,
    thumbnailUrl: `${downloads}/9f3c1d2e.thumbnail?expires=1795521600&signature=...`,
  },
});
