import { Readable } from 'node:stream';
import { RunningGateway } from '../testing/running-gateway';
import { S3Server } from '../testing/s3-server';
import { FileLinks } from './file-links';
import { Files } from './files';

describe('downloads from an S3 store', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await S3Server.start();
  });
  afterAll(() => server.stop());

  const startGateway = ({ settings }: S3Server, config = {}) =>
    RunningGateway.start({
      config: {
        BLOB_DIRECTORY: undefined,
        S3_BUCKET: settings.bucket,
        S3_ENDPOINT: settings.endpoint,
        S3_PATH_STYLE: 'true',
        S3_ACCESS_KEY_ID: settings.credentials.accessKeyId,
        S3_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
        ...config,
      },
    });
  const givenLink = async ({ app }: RunningGateway) => {
    const files = app.get(Files);
    const blob = await files.store(Readable.from([Buffer.from('the plan')]), 1001);
    const { key, contentType } = await files.examine(blob, 1001, 'plan.txt');
    return (await app.getUrl()) + app.get(FileLinks).pathTo({ key, contentType, name: 'plan.txt' });
  };

  it('are sent by the gateway, in full or by range', async () => {
    const gateway = await startGateway(server);
    const link = await givenLink(gateway);
    const response = await fetch(link, { redirect: 'error' });
    expect([response.status, await response.text()]).toEqual([200, 'the plan']);
    const part = await fetch(link, { headers: { range: 'bytes=4-' } });
    expect([part.status, await part.text()]).toEqual([206, 'plan']);
    await gateway.stop();
  });

  it('are redirected to the store if clients reach it', async () => {
    const gateway = await startGateway(server, { S3_PUBLIC_ENDPOINT: server.settings.endpoint });
    const link = await givenLink(gateway);
    const redirect = await fetch(link, { redirect: 'manual' });
    expect(redirect.status).toBe(302);
    const location = new URL(redirect.headers.get('location')!);
    expect(location.href).toContain(`${server.settings.endpoint}/files/1001/`);
    expect(location.searchParams.get('response-content-disposition')).toContain('plan.txt');
    expect(location.searchParams.get('response-content-type')).toBe('text/plain');
    await gateway.stop();
  });

  it('respond with 503 while the store is down', async () => {
    const own = await S3Server.start();
    const gateway = await startGateway(own);
    const link = await givenLink(gateway);
    await own.stop();
    const response = await fetch(link);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    await gateway.stop();
  });
});
