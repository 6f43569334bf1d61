import { concurrency, post, type DeliveryJob } from './delivery-job';
import { serveDispatcher } from './serve-dispatcher';

/** The floor: the posts alone, from memory; nothing is kept, and a crash would lose it all. */
void serveDispatcher(() => {
  const waiting: DeliveryJob[] = [];
  let running = 0;
  const pump = () => {
    while (running < concurrency && waiting.length > 0) {
      running += 1;
      void post(waiting.pop()!).finally(() => {
        running -= 1;
        pump();
      });
    }
  };
  return {
    enqueue(jobs) {
      waiting.push(...jobs);
      pump();
    },
  };
});
