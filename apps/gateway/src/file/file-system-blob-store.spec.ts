import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { FileSystemBlobStore } from './file-system-blob-store';

const options = { folder: '1001', maxBytes: 1_000_000 };

describe('blobs in the file system', () => {
  let root: string;
  let blobs: FileSystemBlobStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-blobs-'));
    blobs = new FileSystemBlobStore(root);
  });
  afterEach(() => rm(root, { recursive: true }));
  const files = async () => (await readdir(root, { recursive: true, withFileTypes: true })).filter((f) => f.isFile());

  it('are read unchanged, in full or by range', async () => {
    const content = randomBytes(300_000);
    const { key, size, sha256, head } = await blobs.put(
      Readable.from([content.subarray(0, 7), content.subarray(7)]),
      options,
    );
    expect({ size, sha256 }).toEqual({ size: 300_000, sha256: createHash('sha256').update(content).digest('hex') });
    expect(head.equals(content.subarray(0, 4_100))).toBe(true);
    const blob = (await blobs.open(key))!;
    expect((await buffer(blob.read())).equals(content)).toBe(true);
    expect((await buffer(blob.read({ start: 10, end: 19 }))).equals(content.subarray(10, 20))).toBe(true);
  });

  it('that are too large are refused, and leave no file', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield randomBytes(100_000);
      })(),
    );
    await expect(blobs.put(endless, options)).rejects.toMatchObject({ code: 'attachments.too-large' });
    expect(await files()).toEqual([]);
  });

  it('leave no file when their stream fails', async () => {
    const broken = Readable.from(
      (function* () {
        yield randomBytes(100);
        throw new Error('gone');
      })(),
    );
    await expect(blobs.put(broken, options)).rejects.toThrow('gone');
    expect(await files()).toEqual([]);
  });

  it('can be deleted twice', async () => {
    const { key } = await blobs.put(Readable.from([Buffer.from('x')]), options);
    await blobs.delete(key);
    await blobs.delete(key);
    expect(await blobs.open(key)).toBeUndefined();
  });

  it('cannot be read from outside of the directory', async () => {
    await expect(blobs.open('../secret')).rejects.toThrow('out of the store');
    await expect(blobs.delete('a/../../secret')).rejects.toThrow('out of the store');
  });
});
