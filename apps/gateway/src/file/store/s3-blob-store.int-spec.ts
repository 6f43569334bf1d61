import { Readable } from 'node:stream';
import { S3Server } from '../../testing/s3-server';
import { describeBlobStore } from './blob-store.contract';
import { S3BlobStore } from './s3-blob-store';

describe('blobs in S3', () => {
  let server: S3Server;
  let blobs: S3BlobStore;
  beforeAll(async () => {
    server = await S3Server.start();
    blobs = await S3BlobStore.create(server.settings);
  });
  afterAll(() => server.stop());

  describeBlobStore('S3', { store: () => blobs, keys: () => server.objects() });

  it('have links with the content type and name, if clients reach the store', async () => {
    const options = { folder: '1001', maxBytes: 100 };
    const { key } = await blobs.put(Readable.from([Buffer.from('plan')]), options);
    expect(await blobs.open(key)).not.toHaveProperty('link');
    const reachable = await S3BlobStore.create({ ...server.settings, publicEndpoint: server.settings.endpoint });
    const blob = (await reachable.open(key))!;
    const disposition = 'attachment; filename="plan.pdf"';
    const response = await fetch(await blob.link!({ contentType: 'application/pdf', disposition }));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': disposition,
    });
    expect(await response.text()).toBe('plan');
  });

  it('are unavailable while the store is down', async () => {
    const down = await S3BlobStore.create({ ...server.settings, endpoint: 'http://127.0.0.1:1' });
    const unavailable = { code: 'service.unavailable', retryAfter: 10 };
    const content = Readable.from([Buffer.from('x')]);
    await expect(down.put(content, { folder: '1001', maxBytes: 100 })).rejects.toMatchObject(unavailable);
    await expect(down.open('1001/aa/x')).rejects.toMatchObject(unavailable);
    await expect(down.delete('1001/aa/x')).rejects.toMatchObject(unavailable);
    await expect(down.check()).rejects.toThrow(/The bucket files cannot be used: .*Check S3_ENDPOINT/);
  });

  it('name the setting if the bucket does not exist', async () => {
    const missing = await S3BlobStore.create({ ...server.settings, bucket: 'nothing' });
    await expect(missing.check()).rejects.toThrow('The bucket nothing cannot be used: it does not exist. Create it');
  });

  it('name the reason if access is denied', async () => {
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'another' };
    const denied = await S3BlobStore.create({ ...server.settings, credentials });
    await expect(denied.check()).rejects.toThrow(/access is denied. Allow .* and check the access key/);
  });
});
