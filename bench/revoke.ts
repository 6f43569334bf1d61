import { setTimeout as later } from 'node:timers/promises';
import { connect } from 'amqplib';
import { ApiClient } from '@plumbline/testing';
import { withInstallation } from './installation';
import { percentile, print } from './report';

/** Fewer than the failed authentications that a gateway accepts from an address in a minute: each token fails once at each. */
const tokens = 90;
const pollEveryMs = 1;

/**
 * Measures the time from the response to the revocation of a token until the last of two gateways refuses the token. Before, both
 * have the caller in their cache. The baseline is a bare fanout message of amqplib to two consumers on the same broker.
 */
export async function revoke(): Promise<void> {
  await withInstallation(
    async ({ installation, account }) => {
      const owner = await account();
      const { gatewayUrls } = installation;
      const path = `${owner.v1}/ticket_types`;
      const own = `${owner.v2}/personal_access_tokens`;
      const delays: number[] = [];
      for (let index = 0; index < tokens; index++) {
        const attributes = { name: 'bench', scopes: ['read'], 'expires-in-days': 1 };
        const response = await owner.session.post(own, { data: { type: 'personal-access-tokens', attributes } });
        const { id, attributes: created } = (response.body as { data: { id: string; attributes: { token: string } } })
          .data;
        const clients = gatewayUrls.map((url) => new ApiClient(url).withToken(created.token));
        for (const client of clients) await expectStatus(client, path, 200);
        await owner.session.delete(`${own}/${id}`);
        const revokedAt = performance.now();
        await Promise.all(clients.map((client) => untilRefused(client, path)));
        delays.push(performance.now() - revokedAt);
      }
      report('ours', delays);
      const baseline = await fanoutDelays(installation.rabbitUrl, gatewayUrls.length);
      report('baseline', baseline);
      const p99 = (values: number[]) => percentile(sorted(values), 0.99);
      const ratio = p99(delays) / p99(baseline);
      print(`revoke: ratio ${ratio.toFixed(1)} of p99, ${gatewayUrls.length} gateways, ${tokens} tokens`);
    },
    { gateway: 2 },
  );
}

async function untilRefused(client: ApiClient, path: string): Promise<void> {
  while ((await client.get(path)).status !== 401) await later(pollEveryMs);
}

async function expectStatus(client: ApiClient, path: string, expected: number): Promise<void> {
  const { status } = await client.get(path);
  if (status !== expected) throw new Error(`${path} responded with ${status} instead of ${expected}`);
}

/** Milliseconds from the publication of a message until all consumers have received it. */
async function fanoutDelays(rabbitUrl: string, consumers: number): Promise<number[]> {
  const connection = await connect(rabbitUrl, { noDelay: true });
  const channel = await connection.createChannel();
  const { exchange } = await channel.assertExchange('bench.fanout', 'fanout', { autoDelete: true });
  let received: () => void = () => undefined;
  for (let index = 0; index < consumers; index++) {
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, exchange, '');
    await channel.consume(queue, () => received(), { noAck: true });
  }
  const delays: number[] = [];
  for (let index = 0; index < tokens; index++) {
    const publishedAt = performance.now();
    let left = consumers;
    await new Promise<void>((resolve) => {
      received = () => void (--left === 0 && resolve());
      channel.publish(exchange, '', Buffer.from('revoked'));
    });
    delays.push(performance.now() - publishedAt);
  }
  await connection.close();
  return delays;
}

function report(name: string, delays: number[]): void {
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(sorted(delays), share).toFixed(1));
  print(`${name}: p50 ${p50} ms, p99 ${p99} ms`);
}

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
