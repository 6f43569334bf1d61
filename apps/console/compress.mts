import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|svg)$/;
/** Smaller files (in bytes) are not worth compressing. */
const smallest = 1_000;

/** Writes a `.br` and a `.gz` file beside each compressible file, which the gateway serves as they are. */
export function compress(): Plugin {
  return {
    name: 'plumbline:compress',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true });
      await Promise.all(files.filter((file) => compressible.test(file)).map((file) => compressed(join(dir, file))));
    },
  };
}

async function compressed(file: string): Promise<void> {
  if ((await stat(file)).size < smallest) return;
  const content = await readFile(file);
  const brotli = await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  await Promise.all([
    writeFile(`${file}.br`, brotli),
    promisify(gzip)(content, { level: 9 }).then((zipped) => writeFile(`${file}.gz`, zipped)),
  ]);
}
