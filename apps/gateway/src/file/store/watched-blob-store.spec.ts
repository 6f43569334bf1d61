import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Log, Readiness, renderMetrics } from '@plumbline/runtime';
import { storeUnavailable, type OpenBlob } from './blob-store';
import { FileSystemBlobStore } from './file-system-blob-store';
import { WatchedBlobStore } from './watched-blob-store';

let full = false;
// A file that is written to this device fails as on a full disk, by the kernel.
jest.mock('node:fs/promises', () => {
  const actual = jest.requireActual<typeof import('node:fs/promises')>('node:fs/promises');
  const open: typeof actual.open = (path, flags) =>
    full && flags === 'wx' ? actual.open('/dev/full', 'w') : actual.open(path, flags);
  return { ...actual, open };
});

class LosableBlobStore extends FileSystemBlobStore {
  lost = false;

  override async open(key: string): Promise<OpenBlob | undefined> {
    if (this.lost) throw storeUnavailable(new Error('the network is down'));
    return super.open(key);
  }
}

describe('a watched store', () => {
  let root: string;
  let lines: string;
  let readiness: Readiness;
  let inner: LosableBlobStore;
  let store: WatchedBlobStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-blobs-'));
    lines = '';
    readiness = new Readiness();
    const log = new Log({ service: 'test', level: 'info' }, { write: (line) => void (lines += line) });
    inner = new LosableBlobStore(root);
    store = new WatchedBlobStore(inner, readiness, log);
  });
  afterEach(() => rm(root, { recursive: true }));

  const put = () => store.put(Readable.from([Buffer.from('the plan')]), { folder: '1001', maxBytes: 100 });

  it('on a full disk asks clients to try again, says so to operators, and works again when there is space', async () => {
    const { key } = await put();

    full = true;
    await expect(put()).rejects.toMatchObject({ code: 'service.unavailable', retryAfter: 10 });
    await expect(store.open(key)).resolves.toBeDefined();
    expect([readiness.missing(), readiness.degraded()]).toEqual([[], ['files']]);
    expect(await renderMetrics()).toMatch(/^plumbline_blob_store_available(\{.*\})? 0$/m);
    expect(lines).toContain('files.lost');
    expect(lines).toContain('ENOSPC');
    expect(await readdir(join(root, 'incoming'))).toEqual([]);

    full = false;
    await put();
    expect(readiness.degraded()).toEqual([]);
    expect(await renderMetrics()).toMatch(/^plumbline_blob_store_available(\{.*\})? 1$/m);
    expect(lines).toContain('files.returned');
  });

  it('works again with the next read if only a read has failed', async () => {
    const { key } = await put();
    inner.lost = true;
    await expect(store.open(key)).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(readiness.degraded()).toEqual(['files']);

    inner.lost = false;
    await store.open(key);
    expect(readiness.degraded()).toEqual([]);
  });
});
