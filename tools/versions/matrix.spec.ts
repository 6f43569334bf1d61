import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultMatrix, readTrials } from './matrix';
import { readResults } from './results';

describe('the matrix of versions', () => {
  it('has one trial for each result', async () => {
    const names = (await readTrials(defaultMatrix, [])).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(readResults())));
  });

  it('is read in part', async () => {
    const trials = await readTrials(defaultMatrix, ['Valkey 9']);
    expect(trials).toMatchObject([{ name: 'Valkey 9', server: 'redis', command: [] }]);
  });

  it('names its trials to somebody who asks for another', async () => {
    await expect(readTrials(defaultMatrix, ['RabbitMQ 2'])).rejects.toThrow(/has no "RabbitMQ 2"\. It has: RabbitMQ 3/);
  });

  it('refuses a file of another form and names the place', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'plumbline-versions-'));
    const file = join(dir, 'matrix.json');
    writeFileSync(file, JSON.stringify({ trials: [{ name: 'Redis 7', server: 'memcached' }] }));
    await expect(readTrials(file, [])).rejects.toThrow(/not a matrix of versions:[^]*trials\[0\]\.server/);
    rmSync(dir, { recursive: true });
  });
});
