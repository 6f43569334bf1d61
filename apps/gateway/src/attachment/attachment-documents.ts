import {
  attachmentDownloadResource,
  attachmentResource,
  type Attachment,
  type Page,
  type Resource,
} from '@plumbline/contracts';
import { one, pageOf, type Document } from '@plumbline/http';
import { thumbnailType } from '../file/thumbnail/thumbnails';
import type { FileLinks } from '../file/file-links';

/** Makes JSON:API documents of attachments, with download links that start with `baseUrl`. */
export class AttachmentDocuments {
  constructor(
    private readonly links: FileLinks,
    private readonly baseUrl: string,
  ) {}

  one(attachment: Attachment): Document {
    return one(attachmentResource.of(attachment), { included: [this.download(attachment)] });
  }

  page(attachments: Attachment[], part: { count: number; page: Page }): Document {
    const included = attachments.map((attachment) => this.download(attachment));
    return pageOf(attachments.map(attachmentResource.of), part, { included });
  }

  private download({ id, name, file }: Attachment): Resource {
    const { key, contentType, thumbnailKey } = file;
    const thumbnail = thumbnailKey === null ? undefined : { key: thumbnailKey, contentType: thumbnailType, name };
    return attachmentDownloadResource.of({
      id,
      file,
      url: this.baseUrl + this.links.pathTo({ key, contentType, name }),
      thumbnailUrl: thumbnail && this.baseUrl + this.links.pathTo(thumbnail),
    });
  }
}
