import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { Database } from './database';

describe('work that one process does at a time', () => {
  const sources: DataSource[] = [];

  async function aProcess(): Promise<Database> {
    const options = { url: process.env['TEST_DATABASE_URL']!, schema: 'public', entities: [], migrations: [] };
    const source = await createDataSource(options).initialize();
    sources.push(source);
    return new Database(source);
  }
  afterAll(() => Promise.all(sources.map((source) => source.destroy())));

  it('is done by one, and by the other when that one has ended, however it ended', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    const nothing = () => Promise.resolve();
    let whileBusy: boolean | undefined;
    let ofAnotherName: boolean | undefined;
    const failing = one.exclusively('sweep', async () => {
      whileBusy = await other.exclusively('sweep', nothing);
      ofAnotherName = await other.exclusively('mop', nothing);
      throw new Error('the broom broke');
    });
    await expect(failing).rejects.toThrow('the broom broke');
    expect(whileBusy).toBe(false);
    expect(ofAnotherName).toBe(true);
    expect(await other.exclusively('sweep', nothing)).toBe(true);
  });
});
