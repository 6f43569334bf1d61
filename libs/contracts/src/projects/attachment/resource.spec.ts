import { resourceObject } from '../../core/json-api';
import type { Attachment } from './model';
import { attachmentResource } from './resource';

const ticketUuid = '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e11';
const createdAt = '2026-11-24T08:00:00.000Z';

describe('attachmentResource', () => {
  const attachment: Attachment = {
    id: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e14',
    ticketUuid,
    projectId: 2,
    authorId: 5,
    name: 'wall.png',
    caption: null,
    kind: 'images',
    file: {
      key: '1/2/wall',
      size: 10,
      sha256: 'a'.repeat(64),
      contentType: 'image/png',
      thumbnailKey: '1/2/wall-thumb',
    },
    createdAt,
    updatedAt: createdAt,
  };

  it('describes the file and leaves out an absent caption', () => {
    const { attributes } = resourceObject.parse(attachmentResource.of(attachment));
    expect(attributes).toMatchObject({
      title: 'wall.png',
      'content-type': 'image/png',
      'file-size': 10,
      'attachable-type': 'images',
    });
    expect(attributes).not.toHaveProperty('caption');
  });

  it('does not show where the file is stored', () => {
    expect(JSON.stringify(attachmentResource.of(attachment))).not.toContain(attachment.file.key);
  });
});
