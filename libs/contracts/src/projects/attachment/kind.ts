import { z } from 'zod';

export const attachmentKind = z.enum(['images', 'audios', 'videos', 'documents']);
export type AttachmentKind = z.infer<typeof attachmentKind>;

/** The kind of an attachment, by its content type. CAD drawings and unknown types are documents. */
export function attachmentKindOf(contentType: string): AttachmentKind {
  switch (contentType.split('/', 1)[0]?.toLowerCase()) {
    case 'image':
      // CAD drawings have image types, but browsers cannot show them.
      return /^image\/(vnd\.dwg|vnd\.dxf|x-dwg)/i.test(contentType) ? 'documents' : 'images';
    case 'audio':
      return 'audios';
    case 'video':
      return 'videos';
    default:
      return 'documents';
  }
}
