import PgBoss from 'pg-boss';
import { concurrency, post, type DeliveryJob } from './delivery-job';
import { serveDispatcher } from './serve-dispatcher';

const queue = 'deliveries';

/** Deliveries as pg-boss jobs in PostgreSQL, fetched in batches of `concurrency` without a pause while jobs are waiting. */
void serveDispatcher(async (url) => {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(queue, { name: queue, retryLimit: 8, retryDelay: 5, retryBackoff: true });
  void work(boss);
  return {
    async enqueue(jobs) {
      await boss.insert(jobs.map((data) => ({ name: queue, data })));
    },
  };
});

async function work(boss: PgBoss): Promise<void> {
  for (;;) {
    const jobs = await boss.fetch<DeliveryJob>(queue, { batchSize: concurrency });
    if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const done = await Promise.allSettled(jobs.map(({ data }) => post(data)));
    const ids = (status: string) => jobs.filter((_, index) => done[index]!.status === status).map(({ id }) => id);
    if (ids('fulfilled').length > 0) await boss.complete(queue, ids('fulfilled'));
    if (ids('rejected').length > 0) await boss.fail(queue, ids('rejected'));
  }
}
