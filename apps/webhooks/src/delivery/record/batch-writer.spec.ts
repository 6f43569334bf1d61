import { Log } from '@plumbline/runtime';
import { BatchWriter } from './batch-writer';

interface Item {
  id: number;
  body?: string;
}

const outage = { code: 'ECONNREFUSED' };
const refused = new Error('the database refuses it');

describe('items that are written in batches', () => {
  let lines: string[];
  let stored: Item[];
  let writer: BatchWriter<Item>;
  /** What the database does with a batch. */
  let check: (batch: readonly Item[]) => void;
  beforeEach(() => {
    [lines, stored] = [[], []];
    const write = (batch: readonly Item[]) => {
      check(batch);
      stored.push(...batch);
      return Promise.resolve();
    };
    const log = new Log({ service: 'test', level: 'debug' }, { write: (line) => void lines.push(line) });
    writer = new BatchWriter({ write, reduce: ({ id }) => ({ id }), describe: ({ id }) => ({ item: id }) }, log);
  });

  it('are all written although one is refused, which is written without what may be the cause', async () => {
    check = (batch) => {
      if (batch.some(({ body }) => body === 'bad')) throw refused;
    };

    await Promise.all(['a', 'bad', 'c'].map((body, id) => writer.add({ id, body })));

    expect(stored).toEqual([{ id: 0, body: 'a' }, { id: 1 }, { id: 2, body: 'c' }]);
    expect(lines.join()).toMatch(/"delivery\.result-refused".*"item":1/);
  });

  it('are not done for a while when they cannot be written at all', async () => {
    check = (batch) => {
      if (batch.some(({ id }) => id === 1)) throw refused;
    };
    let done = false;
    const setAside = writer.add({ id: 1 }).then(() => (done = true));

    await writer.add({ id: 2 });

    expect([stored, writer.backlog, done]).toEqual([[{ id: 2 }], 0, false]);
    writer.stopRetrying();
    await setAside;
  });

  it.each([outage, { code: '40P01' }])('are kept together while %j passes', async (error) => {
    let failures = 0;
    check = () => {
      if (failures++ === 0) throw Object.assign(new Error(), error);
    };

    await Promise.all([writer.add({ id: 1, body: 'a' }), writer.add({ id: 2, body: 'b' })]);

    expect(stored).toEqual([
      { id: 1, body: 'a' },
      { id: 2, body: 'b' },
    ]);
    expect(failures).toBe(2);
  });
});
