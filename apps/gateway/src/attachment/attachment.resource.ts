import { attachmentResource, present, type Attachment, type Resource } from '@plumbline/contracts';
import { one, pageOf, type Document } from '@plumbline/http';
import type { Page } from '@plumbline/contracts';
import { thumbnailType } from '../file/thumbnails';
import type { FileLinks } from '../file/file-links';

/** Makes documents about attachments, with links to their bytes that start with `baseUrl`. */
export class AttachmentDocuments {
  constructor(
    private readonly links: FileLinks,
    private readonly baseUrl: string,
  ) {}

  one(attachment: Attachment): Document {
    return one(attachmentResource(attachment), { included: [this.image(attachment)] });
  }

  page(attachments: Attachment[], part: { count: number; page: Page }): Document {
    const included = attachments.map((attachment) => this.image(attachment));
    return pageOf(attachments.map(attachmentResource), part, { included });
  }

  /** Where the bytes are: a resource of this type for every file, as the wire format has it. */
  private image({ id, name, file }: Attachment): Resource {
    const { key, contentType, thumbnailKey } = file;
    const thumbnail = thumbnailKey === null ? undefined : { key: thumbnailKey, contentType: thumbnailType, name };
    return {
      id,
      type: 'defectradar-issue-images',
      attributes: present({
        'image-url': this.baseUrl + this.links.pathTo({ key, contentType, name }),
        'image-url-thumb': thumbnail && this.baseUrl + this.links.pathTo(thumbnail),
        'image-content-type': contentType,
        'image-file-size': file.size,
      }),
    };
  }
}
