import { signWebhook, webhookSigner } from '@plumbline/crypto';
import { Agent, request } from 'undici';

/** One delivery, as the dispatchers that ours is compared with get it: a job for each endpoint and event. */
export interface DeliveryJob {
  id: string;
  url: string;
  body: string;
}

/** Posts under way at once, in each of them and in ours. */
export const concurrency = 64;

const signers = [webhookSigner('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')];
const agent = new Agent({ connections: concurrency });

/** Signs and posts as our sender does; rejects unless the answer is 2xx, so that the queue tries again. */
export async function post({ id, url, body }: DeliveryJob): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const answer = await request(url, {
    method: 'POST',
    dispatcher: agent,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook({ id, timestamp, body, signers }),
    },
    body,
    signal: AbortSignal.timeout(15_000),
  });
  await answer.body.dump();
  if (answer.statusCode < 200 || answer.statusCode > 299) throw new Error(`answered ${answer.statusCode}`);
}
