import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { documents } from './documents';

/** `npm run docs`: writes the generated documents. A test fails when what is committed differs. */
async function main(): Promise<void> {
  const root = join(__dirname, '../..');
  for (const [path, text] of Object.entries(documents())) {
    const file = join(root, path);
    await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
    process.stdout.write(`wrote ${path}\n`);
  }
}

void main();
