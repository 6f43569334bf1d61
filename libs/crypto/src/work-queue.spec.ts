import { WorkQueue } from './work-queue';

/** A job that the test finishes. */
function job(queue: WorkQueue) {
  let finish!: () => void;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const started = jest.fn(() => done);
  return { started, finish, result: queue.run(started) };
}

describe('a work queue', () => {
  it('limits the number of concurrent jobs and keeps their order', async () => {
    const queue = new WorkQueue({ parallel: 1, waiting: 2 });
    const [first, second, third] = [job(queue), job(queue), job(queue)];
    await Promise.resolve();
    expect(second.started).not.toHaveBeenCalled();

    first.finish();
    await first.result;
    second.finish();
    await second.result;
    expect(second.started).toHaveBeenCalledTimes(1);
    third.finish();
    await third.result;
  });

  it('rejects jobs when it is full, with the time after which to retry', async () => {
    const queue = new WorkQueue({ parallel: 1, waiting: 1 });
    const [first, second] = [job(queue), job(queue)];
    await expect(queue.run(async () => 1)).rejects.toMatchObject({ code: 'service.overloaded', retryAfter: 1 });
    first.finish();
    second.finish();
    await Promise.all([first.result, second.result]);
    await expect(queue.run(async () => 1)).resolves.toBe(1);
  });

  it('continues after a failed job', async () => {
    const queue = new WorkQueue({ parallel: 1, waiting: 0 });
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(queue.run(async () => 2)).resolves.toBe(2);
  });
});
