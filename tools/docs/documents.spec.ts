import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documents } from './documents';

/** Formatting aligns the tables; what is said is compared without white space. */
const words = (text: string) => text.replace(/[\s-]+/g, ' ');

describe('the generated documents', () => {
  it.each(Object.entries(documents()))(
    '%s says what the code says; `npm run docs` writes it anew',
    async (path, text) => {
      const committed = await readFile(join(__dirname, '../..', path), 'utf8');
      expect(words(committed)).toBe(words(text));
    },
  );
});
