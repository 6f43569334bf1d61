import { ThumbnailQueue } from './thumbnail-queue';

/** A job that ends when the test says so. */
function job(name: string, log: string[] = []) {
  let end = () => {};
  const ended = new Promise<string>((resolve) => (end = () => resolve(name)));
  return {
    end,
    run: () => {
      log.push(name);
      return ended;
    },
  };
}

describe('a queue of thumbnails', () => {
  it('runs one job at a time, for each account in turn', async () => {
    const queue = new ThumbnailQueue();
    const log: string[] = [];
    const names = ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'];
    const jobs = names.map((name) => job(name, log));
    const results = jobs.map(({ run }, index) => queue.run(names[index]!.slice(0, 1), run));
    await new Promise(setImmediate);
    expect(log).toEqual(['a1']);
    for (const { end } of jobs) end();
    expect(await Promise.all(results)).toEqual(names);
    expect(log).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
  });

  it('refuses an account that has many waiting, and no other', async () => {
    const queue = new ThumbnailQueue();
    const first = job('first');
    const running = queue.run('a', first.run);
    const waiting = Array.from({ length: 11 }, (_, index) => queue.run('a', async () => index));
    expect(await waiting[10]).toBeUndefined();
    const other = queue.run('b', async () => 'b');
    first.end();
    expect([await running, await other, await waiting[9]]).toEqual(['first', 'b', 9]);
  });

  it('gives up a job that has waited too long, and continues', async () => {
    const queue = new ThumbnailQueue();
    const first = job('first');
    const running = queue.run('a', first.run);
    expect(await queue.run('b', async () => 'late', 1)).toBeUndefined();
    first.end();
    await running;
    expect(await queue.run('b', async () => 'in time')).toBe('in time');
  });

  it('continues after a job that fails', async () => {
    const queue = new ThumbnailQueue();
    await expect(queue.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await queue.run('a', async () => 'next')).toBe('next');
  });
});
