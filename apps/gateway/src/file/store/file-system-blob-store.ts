import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobStore, newKey, storeUnavailable, type OpenBlob, type StoredBlob } from './blob-store';
import { MeasuredContent } from './measured-content';

/** Errors of a full, failing or read-only disk. */
const diskErrors = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'EACCES', 'ESTALE']);

/** Stores blobs as files in a directory. A blob is written to a temporary file and then renamed. */
export class FileSystemBlobStore extends BlobStore {
  private readonly root: string;

  constructor(root: string) {
    super();
    this.root = resolve(root);
  }

  async check(): Promise<void> {
    try {
      await mkdir(this.root, { recursive: true });
      await access(this.root, constants.R_OK | constants.W_OK);
    } catch (cause) {
      throw new Error(`BLOB_DIRECTORY must be a directory that the service can write to: ${String(cause)}`, { cause });
    }
  }

  async put(content: Readable, { folder, maxBytes }: { folder: string; maxBytes: number }): Promise<StoredBlob> {
    const key = newKey(folder);
    const target = this.pathOf(key);
    const temporary = join(this.root, 'incoming', basename(key));
    const measured = new MeasuredContent(content, maxBytes);
    try {
      await mkdir(dirname(temporary), { recursive: true });
      await mkdir(dirname(target), { recursive: true });
      await writeDurably(measured, temporary);
      await rename(temporary, target);
      await syncDirectory(dirname(target));
    } catch (error) {
      await rm(temporary, { force: true });
      throw (measured.failure as Error | undefined) ?? whatClientsSee(error);
    }
    return { key, ...measured.result() };
  }

  async open(key: string): Promise<OpenBlob | undefined> {
    const path = this.pathOf(key);
    try {
      const { size } = await stat(path);
      return { size, read: (range) => createReadStream(path, range) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw whatClientsSee(error);
    }
  }

  async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw whatClientsSee(error);
    }
  }

  private pathOf(key: string): string {
    const path = resolve(this.root, key);
    if (!path.startsWith(this.root + sep)) throw new Error('a blob key points out of the store');
    return path;
  }
}

async function writeDurably(content: MeasuredContent, path: string): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx');
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file?.close();
  }
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

function whatClientsSee(error: unknown): unknown {
  return diskErrors.has((error as NodeJS.ErrnoException).code ?? '') ? storeUnavailable(error) : error;
}
