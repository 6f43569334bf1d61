import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documents } from './documents';

/** What is said, however it is formatted: tables are aligned, JSON is broken into lines. */
const said = (path: string, text: string): unknown =>
  path.endsWith('.json') ? JSON.parse(text) : text.replace(/[\s-]+/g, '');

describe('the generated documents', () => {
  it.each(Object.entries(documents()))(
    '%s says what the code says; `npm run docs` writes it anew',
    async (path, text) => {
      const committed = await readFile(join(__dirname, '../..', path), 'utf8');
      expect(said(path, committed)).toEqual(said(path, text));
    },
  );
});
