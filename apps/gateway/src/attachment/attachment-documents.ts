import {
  attachmentDownloadResource,
  attachmentResource,
  type Attachment,
  type listAttachments,
  type Page,
  type Resource,
  type RpcReply,
} from '@plumbline/contracts';
import { one, pageOf, type Document } from '@plumbline/http';
import { thumbnailType } from '../file/thumbnail/thumbnails';
import { nextSync } from '../routing/sync-meta';
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

  page(found: RpcReply<typeof listAttachments>, page: Page): Document {
    const { items, count } = found;
    const included = items.map((attachment) => this.download(attachment));
    return pageOf(items.map(attachmentResource.of), { count, page }, { included, meta: nextSync(found) });
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
