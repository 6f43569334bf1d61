import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { RunningGateway } from '../testing/running-gateway';

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const script = 'console.log("hello")';

describe('a gateway with a console', () => {
  let directory: string;
  let gateway: RunningGateway;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'plumbline-console-'));
    await mkdir(join(directory, 'assets'));
    await Promise.all([
      writeFile(join(directory, 'index.html'), '<meta nonce="__NONCE__"><link nonce="__NONCE__">'),
      writeFile(join(directory, 'manifest.json'), '{}'),
      writeFile(join(directory, 'assets/index-1a2b.js'), script),
      writeFile(join(directory, 'assets/index-1a2b.js.gz'), gzipSync(script)),
      writeFile(join(directory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]);
    gateway = await RunningGateway.start({ config: { CONSOLE_DIRECTORY: directory } });
  });
  afterAll(async () => {
    await gateway.stop();
    await rm(directory, { recursive: true });
  });

  it.each(['/', '/projects/ep/tickets?page=2', '/nothing/like/it'])(
    'responds to a browser with the page at %s',
    async (path) => {
      const { status, headers, body } = await gateway.get(path, browser);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const [, nonce] = /'nonce-([^']+)'/.exec(headers.get('content-security-policy')!)!;
      expect(body).toBe(`<meta nonce="${nonce}"><link nonce="${nonce}">`);
    },
  );

  it('creates a new nonce for each response', async () => {
    const [first, second] = await Promise.all([gateway.get('/', browser), gateway.get('/', browser)]);
    expect(first.body).not.toBe(second.body);
  });

  it('caches files with a content hash for a year, and serves precompressed variants', async () => {
    const { status, headers, body } = await gateway.get('/assets/index-1a2b.js', { 'accept-encoding': 'gzip' });
    expect([status, body]).toEqual([200, script]);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('content-type')).toMatch(/javascript/);
    expect(headers.get('vary')).toBe('accept-encoding');
    const plain = await gateway.get('/assets/index-1a2b.js', { 'accept-encoding': 'identity' });
    expect([plain.headers.get('content-encoding'), plain.body]).toEqual([null, script]);
  });

  it('caches the icon for an hour', async () => {
    const { status, headers } = await gateway.get('/favicon.svg');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=3600']);
  });

  it.each(['/assets/gone.js', '/assets/%2e%2e/manifest.json', '/assets/', '/manifest.json'])(
    'responds with 404 at %s',
    async (path) => {
      const { status, headers, body } = await gateway.get(path);
      expect([status, body.errors[0].code]).toEqual([404, 'request.route-not-found']);
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('serves no file outside of its directory', async () => {
    const { status, body } = await gateway.get('/assets/..%2fmanifest.json');
    expect([status, body.errors[0].code]).toEqual([403, 'access.denied']);
  });

  it.each(['/api/v2/1/nothing', '/session/other', '/files'])(
    'responds to a browser at %s with an error document',
    async (path) => {
      const { status, body } = await gateway.get(path, browser);
      expect([status, body.errors[0].code]).toEqual([404, 'request.route-not-found']);
    },
  );

  it('responds to API clients with error documents', async () => {
    expect(await gateway.get('/projects', { accept: 'application/json' })).toMatchObject({ status: 404 });
    expect(await gateway.send('POST', '/projects', browser)).toMatchObject({ status: 404 });
  });
});

it('serves no pages if the console is not built', async () => {
  const gateway = await RunningGateway.start();
  expect(await gateway.get('/', browser)).toMatchObject({ status: 404 });
  expect(await gateway.get('/favicon.svg')).toMatchObject({ status: 404 });
  await gateway.stop();
});
