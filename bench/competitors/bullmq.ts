import { Queue, Worker } from 'bullmq';
import { concurrency, post, type DeliveryJob } from './delivery-job';
import { serveDispatcher } from './serve-dispatcher';

/** Deliveries as BullMQ jobs on Redis, with its own backoff. Finished jobs are removed. */
void serveDispatcher((url) => {
  const { hostname, port } = new URL(url);
  const connection = { host: hostname, port: Number(port), maxRetriesPerRequest: null };
  const queue = new Queue<DeliveryJob>('deliveries', { connection });
  const worker = new Worker<DeliveryJob>('deliveries', ({ data }) => post(data), { connection, concurrency });
  worker.on('error', (error) => process.stderr.write(`${error.message}\n`));
  return {
    async enqueue(jobs) {
      const opts = { attempts: 8, backoff: { type: 'exponential', delay: 5_000 }, removeOnComplete: true };
      await queue.addBulk(jobs.map((data) => ({ name: 'deliver', data, opts })));
    },
  };
});
