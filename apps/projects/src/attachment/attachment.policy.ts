import type { Attachment } from '@plumbline/contracts';

/** Where a file is listed, by the type of its content. Drawings and anything unknown are documents. */
export function kindOf(contentType: string): Attachment['kind'] {
  switch (contentType.split('/', 1)[0]?.toLowerCase()) {
    case 'image':
      // A program's drawing, not a photo: nothing shows it as a picture.
      return /^image\/(vnd\.dwg|vnd\.dxf|x-dwg)/i.test(contentType) ? 'documents' : 'images';
    case 'audio':
      return 'audios';
    case 'video':
      return 'videos';
    default:
      return 'documents';
  }
}
