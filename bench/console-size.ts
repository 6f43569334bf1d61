import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from '../tools/build/build';
import { consoleDir } from '../tools/installation/paths';
import { print } from './report';

const aimKilobytes = 350;

/** An entry of Vite's manifest. */
interface BuiltFile {
  file: string;
  /** Keys of its static imports. */
  imports?: string[];
}

/** Modules that the entry loads at once for the first page. */
const firstPage = ['src/app/language/en.ts', 'src/session/sign-in.page.tsx'];

/** Measures the compressed JavaScript of the console's shell, and of the shell with the sign-in page. 1 kB is 1,000 bytes. */
export async function consoleSize(): Promise<void> {
  await build([]);
  const manifest = JSON.parse(await readFile(join(consoleDir, 'manifest.json'), 'utf8')) as Record<string, BuiltFile>;
  const page = await readFile(join(consoleDir, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file!);
  const entry = new Set([...named, ...filesFrom(manifest, ['index.html'])]);
  const whole = new Set([...entry, ...filesFrom(manifest, firstPage)]);
  for (const [name, files] of Object.entries({ shell: entry, 'shell and sign-in': whole })) {
    const { gzip, brotli } = await sizeOf(files);
    print(`console-size: ${name} ${files.size} files, gzip ${kilobytes(gzip)} kB, brotli ${kilobytes(brotli)} kB`);
  }
  const { gzip } = await sizeOf(whole);
  print(
    `console-size: ratio ${(gzip / 1_000 / aimKilobytes).toFixed(2)} (ours ${kilobytes(gzip)} kB gzip, aim ${aimKilobytes} kB)`,
  );
}

/** Returns the files of these manifest keys and of everything that they import statically. */
function filesFrom(manifest: Record<string, BuiltFile>, keys: string[], seen = new Set<string>()): string[] {
  return keys.flatMap((key) => {
    if (seen.has(key)) return [];
    seen.add(key);
    const entry = manifest[key];
    if (!entry) throw new Error(`the build has no ${key}`);
    return [entry.file, ...filesFrom(manifest, entry.imports ?? [], seen)];
  });
}

async function sizeOf(files: ReadonlySet<string>): Promise<{ gzip: number; brotli: number }> {
  let [gzip, brotli] = [0, 0];
  for (const file of files) {
    const content = await readFile(join(consoleDir, file));
    gzip += gzipSync(content, { level: 9 }).length;
    brotli += brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  return { gzip, brotli };
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}
