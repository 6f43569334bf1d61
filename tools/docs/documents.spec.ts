import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documents } from './documents';

/** Ignores formatting: Prettier aligns tables and breaks JSON into lines. */
const said = (path: string, text: string): unknown =>
  path.endsWith('.json') ? JSON.parse(text) : text.replace(/[\s-]+/g, '');

describe('the generated documents', () => {
  it.each(Object.entries(documents()))('%s matches the code (`npm run docs` writes it)', async (path, text) => {
    const committed = await readFile(join(__dirname, '../..', path), 'utf8');
    expect(said(path, committed)).toEqual(said(path, text));
  });
});
