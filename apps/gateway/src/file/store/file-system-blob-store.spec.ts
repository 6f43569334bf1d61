import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileSystemBlobStore } from './file-system-blob-store';
import { describeBlobStore } from './blob-store.contract';

describe('blobs in the file system', () => {
  let root: string;
  let blobs: FileSystemBlobStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-blobs-'));
    blobs = new FileSystemBlobStore(root);
  });
  afterEach(() => rm(root, { recursive: true }));

  describeBlobStore('file system', {
    store: () => blobs,
    keys: async () => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
  });

  it('cannot be read from outside of the directory', async () => {
    await expect(blobs.open('../secret')).rejects.toThrow('out of the store');
    await expect(blobs.delete('a/../../secret')).rejects.toThrow('out of the store');
  });

  it('name the setting if the directory is a file', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(new FileSystemBlobStore(join(root, 'file')).check()).rejects.toThrow(
      'BLOB_DIRECTORY must be a directory',
    );
  });
});
