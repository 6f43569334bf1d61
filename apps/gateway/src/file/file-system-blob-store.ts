import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '@plumbline/errors';
import { BlobStore, type OpenBlob, type StoredBlob } from './blob-store';

/** The number of bytes that file-type examines. */
const headBytes = 4_100;

/** Stores blobs as files in a directory. A blob is written to a temporary file and then renamed. */
export class FileSystemBlobStore extends BlobStore {
  private readonly root: string;

  constructor(root: string) {
    super();
    this.root = resolve(root);
  }

  async put(content: Readable, { folder, maxBytes }: { folder: string; maxBytes: number }): Promise<StoredBlob> {
    const name = randomUUID();
    // A subdirectory for each two hex digits, so that no directory grows too large.
    const key = `${folder}/${name.slice(0, 2)}/${name}`;
    const target = this.pathOf(key);
    const temporary = join(this.root, 'incoming', name);
    await mkdir(dirname(temporary), { recursive: true });
    await mkdir(dirname(target), { recursive: true });
    try {
      const written = await writeDurably(content, temporary, maxBytes);
      await rename(temporary, target);
      await syncDirectory(dirname(target));
      return { key, ...written };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async open(key: string): Promise<OpenBlob | undefined> {
    const path = this.pathOf(key);
    try {
      const { size } = await stat(path);
      return { size, read: (range) => createReadStream(path, range) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    const path = resolve(this.root, key);
    if (!path.startsWith(this.root + sep)) throw new Error('a blob key points out of the store');
    return path;
  }
}

async function writeDurably(content: Readable, path: string, maxBytes: number): Promise<Omit<StoredBlob, 'key'>> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx');
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file?.close();
  }
  return { size, sha256: hash.digest('hex'), head };
}

/** Syncs the directory, so that the new name is durable too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('attachments.too-large', {
    detail: `A file can have at most ${Math.floor(maxBytes / 1024 / 1024)} MB.`,
  });
}
