import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');

describe('docs/threat-model.md', () => {
  it('names tests that exist', () => {
    const lines = readFileSync(join(root, 'docs/threat-model.md'), 'utf8').split('\n');
    const named = lines.flatMap((line) => {
      // A name without a folder is in that of the name before it.
      let folder = '';
      return [...line.matchAll(/`([\w./-]+spec\.ts)`/g)].map(([, path]) => {
        if (path!.includes('/')) folder = dirname(path!);
        return path!.includes('/') ? path! : join(folder, path!);
      });
    });
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
