import { concurrency, post, type DeliveryJob } from '../competitors/delivery-job';
import { serveDispatcher } from '../competitors/serve-dispatcher';

/** Baseline: sends the requests from memory and stores nothing. A crash loses all of them. */
void serveDispatcher(() => {
  const waiting: DeliveryJob[] = [];
  let running = 0;
  const sendNext = () => {
    while (running < concurrency && waiting.length > 0) {
      running += 1;
      void post(waiting.pop()!).finally(() => {
        running -= 1;
        sendNext();
      });
    }
  };
  return {
    enqueue(jobs) {
      waiting.push(...jobs);
      sendNext();
    },
  };
});
