import { randomUUID } from 'node:crypto';
import type { TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { onePixelPng } from '../support/photo';

describe('an integration with an access token', () => {
  let account: TestAccount;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
  });

  it('lists the projects of the account', async () => {
    const { status, body } = await account.api.get(`${account.v2}/projects`);
    expect(status).toBe(200);
    expect(body.meta.count).toBe(1);
    expect(body.data).toEqual([expect.objectContaining({ id: account.project, type: 'projects' })]);
  });

  it('creates, reads, updates and deletes a ticket', async () => {
    const created = await account.createTicket({ subject: 'Crack in the wall', 'priority-id': 3 });
    expect(created.status).toBe(201);
    const { uuid } = created.body.data.attributes;
    expect(created.body.data).toMatchObject({
      type: 'tickets',
      attributes: { subject: 'Crack in the wall', 'status-id': 'lm', 'priority-id': 'ma', progress: 0 },
    });

    const path = `${account.v2}/projects/${account.project}/tickets/${uuid}`;
    expect((await account.api.get(path)).body.data).toEqual(created.body.data);

    const updated = await account.api.put(path, { data: { attributes: { 'status-id': 5, progress: 100 } } });
    expect(updated.status).toBe(200);
    expect(updated.body.data.attributes).toMatchObject({ 'status-id': 'gk', progress: 100 });
    expect(updated.body.data.attributes['closed-at']).toBeDefined();

    expect((await account.api.delete(path)).status).toBe(204);
    expect((await account.api.get(path)).status).toBe(404);
  });

  it('creates one ticket for two requests with the same uuid', async () => {
    const uuid = randomUUID();
    const [first, second] = [await account.createTicket({ uuid }), await account.createTicket({ uuid })];
    expect(second.body.data.id).toBe(first.body.data.id);
  });

  it('returns the first response to a repeat with the same Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const [first, second] = [
      await account.createTicket({ subject: 'Once' }, headers),
      await account.createTicket({ subject: 'Once' }, headers),
    ];
    expect(second.body.data.id).toBe(first.body.data.id);
  });

  it('comments on a ticket and reads the comment in its journal', async () => {
    const path = await account.givenTicketPath();
    const comment = await account.api.post(`${path}/comment`, { data: { attributes: { comment: 'Seen on site' } } });
    expect(comment.status).toBe(201);
    const journal = await account.api.get(`${path}/journals`);
    expect(journal.body.data).toEqual([
      expect.objectContaining({ attributes: expect.objectContaining({ comment: 'Seen on site' }) }),
    ]);
  });

  it.each(['a data URI', 'multipart'])(
    'attaches a photo sent as %s and downloads it by its link without the key',
    async (form) => {
      const path = await account.givenTicketPath();
      const attached = await account.api.post(`${path}/attachments`, form === 'multipart' ? multipart() : dataUri());
      expect(attached.status).toBe(201);

      const { body } = await account.api.get(`${path}/attachments`);
      const [attachment] = body.data;
      expect(attachment).toMatchObject({ type: 'ticket-attachment', attributes: { title: 'wall.png' } });
      const image = body.included.find((entry: { id: string }) => entry.id === attachment.attributes['attachable-id']);
      expect(image).toMatchObject({
        type: 'defectradar-issue-images',
        attributes: { 'image-content-type': 'image/png', 'image-file-size': onePixelPng.length },
      });

      const download = await fetch(image.attributes['image-url']);
      expect(download.status).toBe(200);
      expect(download.headers.get('content-type')).toBe('image/png');
      expect(Buffer.from(await download.arrayBuffer()).equals(onePixelPng)).toBe(true);
      expect((await fetch(image.attributes['image-url-thumb'])).status).toBe(200);
      expect(
        (await fetch(image.attributes['image-url'].replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A')))).status,
      ).toBe(403);
    },
  );
});

function dataUri(): object {
  const attachment = `data:image/png;base64,${onePixelPng.toString('base64')}`;
  return { data: { attributes: { uuid: randomUUID(), attachment, 'attachment-name': 'wall.png' } } };
}

function multipart(): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(onePixelPng)], { type: 'image/png' }), 'wall.png');
  return form;
}
