import { signWebhook, webhookSigner } from '@plumbline/crypto';
import { Agent, request } from 'undici';

/** One delivery as the competitors receive it: a job for each endpoint and event. */
export interface DeliveryJob {
  id: string;
  url: string;
  body: string;
}

/** Requests in flight at a time, in each competitor and in Plumbline. */
export const concurrency = 64;

const signers = [webhookSigner('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')];
const agent = new Agent({ connections: concurrency });

/** Signs and sends as Plumbline's sender does. Rejects unless the response is 2xx, so that the queue retries. */
export async function post({ id, url, body }: DeliveryJob): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const response = await request(url, {
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
  await response.body.dump();
  if (response.statusCode < 200 || response.statusCode > 299)
    throw new Error(`the response was ${response.statusCode}`);
}
