import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Log, Readiness, renderMetrics } from '@plumbline/runtime';
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

describe('a store on a full disk', () => {
  let root: string;
  let lines: string;
  let readiness: Readiness;
  let store: WatchedBlobStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-blobs-'));
    lines = '';
    readiness = new Readiness();
    const log = new Log({ service: 'test', level: 'info' }, { write: (line) => void (lines += line) });
    store = new WatchedBlobStore(new FileSystemBlobStore(root), readiness, log);
  });
  afterEach(() => rm(root, { recursive: true }));

  const put = () => store.put(Readable.from([Buffer.from('the plan')]), { folder: '1001', maxBytes: 100 });

  it('asks clients to try again, says so to operators, and works again when there is space', async () => {
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
});
