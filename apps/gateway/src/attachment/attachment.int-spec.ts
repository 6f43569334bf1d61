import { readdir } from 'node:fs/promises';
import {
  addAttachment,
  checkAttachable,
  deleteAttachment,
  listAttachments,
  type Attachment,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import sharp from 'sharp';
import { GATEWAY_CONFIG } from '../config';
import { accountId, aTicket } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const path = `/api/v2/${accountId}/projects/11/tickets/${aTicket().uuid}/attachments`;
const now = '2026-11-24T12:00:00.000Z';

describe('attachments', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  let kept: Attachment[];
  let photo: Buffer;

  beforeAll(async () => {
    photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
  });
  beforeEach(async () => {
    gateway = await RunningGateway.start();
    token = gateway.givenToken({
      rateLimit: { limit: 1_000, windowSeconds: 60, scope: 'account', coolDownSeconds: 0 },
    });
    kept = [];
    gateway.services
      .on(checkAttachable, () => ({}))
      .on(addAttachment, ({ id, name, caption = null, file, ticketUuid, projectId, actor }) => {
        const known = kept.find((attachment) => attachment.id === id);
        if (known) return known;
        const attachment = {
          id,
          name,
          caption,
          file,
          ticketUuid,
          projectId,
          authorId: actor.userId,
          kind: 'images',
          createdAt: now,
          updatedAt: now,
        } as const;
        kept.push(attachment);
        return attachment;
      })
      .on(listAttachments, () => ({ items: kept, count: kept.length }));
  });
  afterEach(() => gateway.stop());

  const dataUri = (content: Buffer, name = 'wall.png', more = {}) =>
    gateway.send('POST', path, token, {
      data: {
        attributes: {
          attachment: `data:image/png;base64,${content.toString('base64')}`,
          'attachment-name': name,
          ...more,
        },
      },
    });
  const form = (content: Buffer, name = 'wall.png', fields: Record<string, string> = {}, headers = {}) => {
    const body = new FormData();
    body.append('attachment', new Blob([new Uint8Array(content)]), name);
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    return gateway.send('POST', path, { ...token, ...headers }, body);
  };
  const stored = async () => {
    const folder = gateway.app.get<{ BLOB_DIRECTORY: string }>(GATEWAY_CONFIG).BLOB_DIRECTORY;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };
  const download = (url: string, headers = {}) => fetch(url, { headers });

  it.each(['data URI', 'form'])(
    'sent as a %s are downloaded by their link unchanged, with a thumbnail',
    async (kind) => {
      const created = kind === 'form' ? await form(photo) : await dataUri(photo);
      expect(created.status).toBe(201);
      const { body } = await gateway.get(path, token);
      const [image] = body.included;
      expect(image).toMatchObject({ id: body.data[0].attributes['attachable-id'], type: 'defectradar-issue-images' });
      expect(image.attributes).toMatchObject({ 'image-content-type': 'image/png', 'image-file-size': photo.length });

      const response = await download(image.attributes['image-url']);
      expect(Buffer.from(await response.arrayBuffer()).equals(photo)).toBe(true);
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(response.headers.get('content-disposition')).toContain('wall.png');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await download(image.attributes['image-url'], token)).status).toBe(200);

      const thumbnail = await download(image.attributes['image-url-thumb']);
      const { width, height } = await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata();
      expect([width, height]).toEqual([400, 267]);
    },
  );

  it('support range requests', async () => {
    const { body } = await form(photo);
    const url = body.included[0].attributes['image-url'];
    const part = await download(url, { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${photo.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(photo.subarray(10, 20))).toBe(true);
    expect((await download(url, { range: 'bytes=99999999-' })).status).toBe(416);
  });

  it.each(['image/webp', 'text/html', '*;q=.2', ''])('are downloaded by a client that accepts %j', async (accept) => {
    const { body } = await form(Buffer.from('some text'), 'wall.txt');
    expect((await download(body.included[0].attributes['image-url'], { accept })).status).toBe(200);
  });

  it.each(['x', '&signature=x'])('cannot be downloaded by a link altered with %s', async (more) => {
    const { body } = await form(photo);
    const response = await gateway.get(body.included[0].attributes['image-url'] + more);
    expect([response.status, response.body.errors[0].code]).toEqual([403, 'files.link-invalid']);
  });

  it('take name and caption from a form, before the file or after it', async () => {
    await form(photo, 'original.png', { 'data[attributes][caption]': 'From the west', 'attachment-name': 'west.png' });
    expect(kept[0]).toMatchObject({ name: 'west.png', caption: 'From the west' });
  });

  it('get their content type from their bytes, not from their name', async () => {
    await form(Buffer.from('<script>alert(1)</script>'), 'photo.png');
    expect(kept[0]!.file).toMatchObject({ contentType: 'text/plain', thumbnailKey: null });
  });

  it('that cannot be decoded as an image are stored without a thumbnail', async () => {
    expect((await form(photo.subarray(0, 200))).status).toBe(201);
    expect(kept[0]!.file).toMatchObject({ contentType: 'image/png', thumbnailKey: null });
  });

  it('with too many pixels are stored without a thumbnail', async () => {
    const huge = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .avif()
      .toBuffer();
    // The width and the height in the header.
    huge.writeUInt32BE(9_999, huge.indexOf('ispe') + 8);
    huge.writeUInt32BE(9_999, huge.indexOf('ispe') + 12);
    expect((await form(huge)).status).toBe(201);
    expect(kept[0]!.file).toMatchObject({ contentType: 'image/avif', thumbnailKey: null });
  });

  it('of more than 25 MB are refused, and no bytes stay in the store', async () => {
    const tooLarge = Buffer.alloc(25 * 1024 * 1024 + 1);
    for (const send of [form, dataUri]) {
      const { status, body } = await send(tooLarge);
      expect([status, body.errors[0].code]).toEqual([413, 'attachments.too-large']);
    }
    expect(await stored()).toBe(0);
  });

  it.each([
    ['an empty file', () => form(Buffer.alloc(0))],
    ['a form without a file', () => gateway.send('POST', path, token, new FormData())],
    [
      'an invalid data URI',
      () => gateway.send('POST', path, token, { data: { attributes: { attachment: 'data:x' } } }),
    ],
  ])('refuse %s', async (_name, send) => {
    const { status, body } = await send();
    expect([status, body.errors[0].code]).toEqual([422, 'attachments.unreadable']);
    expect(await stored()).toBe(0);
  });

  const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nsome text';
  const json = (value: string) =>
    `--x\r\ncontent-disposition: form-data; name="caption"\r\ncontent-type: application/json\r\n\r\n${value}\r\n${file}\r\n--x--\r\n`;
  const named = (name: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\na\r\n${file}\r\n--x--\r\n`;
  it.each([
    ['without a boundary', 'multipart/form-data', `${file}\r\n--x--`, 'request.malformed', { header: 'content-type' }],
    [
      'with too long a boundary',
      `multipart/form-data; boundary=${'x'.repeat(300)}`,
      file,
      'request.malformed',
      { header: 'content-type' },
    ],
    ['that ends within its file', 'multipart/form-data; boundary=x', file, 'request.malformed', undefined],
    ['that ends within a header', 'multipart/form-data; boundary=x', file.slice(0, 30), 'request.malformed', undefined],
    ['of other text', 'multipart/form-data; boundary=x', 'caption=a', 'request.malformed', undefined],
    ['with broken JSON', 'multipart/form-data; boundary=x', json('{"a":'), 'request.malformed-json', undefined],
    [
      'with deep JSON',
      'multipart/form-data; boundary=x',
      json('['.repeat(9_000) + ']'.repeat(9_000)),
      'request.malformed',
      { pointer: `/data/attributes/caption${'/0'.repeat(61)}` },
    ],
    [
      'with a part named __proto__',
      'multipart/form-data; boundary=x',
      named('__proto__'),
      'request.malformed',
      { pointer: '/data/attributes' },
    ],
    [
      'with an attribute named __proto__',
      'multipart/form-data; boundary=x',
      named('data[attributes][__proto__]'),
      'request.malformed',
      { pointer: '/data/attributes' },
    ],
  ])('refuse a form %s', async (_name, type, form, code, source) => {
    const { status, body } = await gateway.send('POST', path, { ...token, 'content-type': type }, form);
    expect([status, body.errors[0].code, body.errors[0].source]).toEqual([400, code, source]);
    expect(body.errors[0].detail).toEqual(expect.any(String));
    expect(await stored()).toBe(0);
  });

  it('refuse form text that PostgreSQL cannot store, and no bytes stay in the store', async () => {
    const { status, body } = await form(photo, 'wall.png', { caption: 'a\0b' });
    expect([status, body.errors[0].source]).toEqual([422, { pointer: '/data/attributes/caption' }]);
    expect(await stored()).toBe(0);
  });

  it('are refused before their bytes are read if the ticket takes no attachment', async () => {
    gateway.services.on(checkAttachable, () => Promise.reject(new DomainError('tickets.not-found')));
    expect((await form(photo)).status).toBe(404);
    expect(await stored()).toBe(0);
  });

  it('are deleted from the store when their record is refused', async () => {
    gateway.services.on(addAttachment, () => Promise.reject(new DomainError('projects.archived')));
    expect((await form(photo)).status).toBe(422);
    expect(await stored()).toBe(0);
  });

  it('stay in the store when the outcome of recording them is unknown', async () => {
    gateway.services.on(addAttachment, () => Promise.reject(new DomainError('service.timed-out')));
    expect((await form(photo)).status).toBe(504);
    expect(await stored()).toBe(2);
  });

  it('sent twice under one idempotency key are stored once', async () => {
    const key = { 'idempotency-key': 'upload-1' };
    const [first, second] = [await form(photo, 'a.png', {}, key), await form(photo, 'a.png', {}, key)];
    expect(second.body.data.id).toBe(first.body.data.id);
    expect(await stored()).toBe(2);
  });

  it('are deleted together with their bytes', async () => {
    gateway.services.on(deleteAttachment, ({ id }) => ({
      file: kept.find((attachment) => attachment.id === id)!.file,
    }));
    const { body } = await form(photo);
    expect((await gateway.send('DELETE', `${path}/${body.data.id}`, token)).status).toBe(204);
    expect(await stored()).toBe(0);
    expect((await gateway.get(body.included[0].attributes['image-url'])).status).toBe(404);
  });
});
