import { setTimeout as later } from 'node:timers/promises';
import { eventually, RecordingSubscriber, type ApiResponse, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { ticketUuidOf } from '../support/received-ticket';
import { admin, kill, missingOf, start, stop } from '../support/system';

const requestEveryMs = 40;
const nodes = ['broker-1', 'broker-2', 'broker-3'] as const;
const processes = ['gateway', 'identity', 'tokens', 'projects', 'projects-2', 'webhooks'] as const;
/** Requests may fail for this long after a node has ended: a fraction of a second here, more on a busy machine. */
const outageLimitMs = 10_000;

interface Timed extends ApiResponse {
  sentAt: number;
}

describe('RabbitMQ with three nodes that are restarted one by one', () => {
  let subscriber: RecordingSubscriber;
  let account: TestAccount;
  beforeAll(async () => {
    subscriber = await RecordingSubscriber.start();
    account = await givenAccount({ limit: 1_000_000 });
    await account.givenWebhook({ 'target-url': subscriber.url('/cluster'), events: ['ticket_created'] });
  });
  let load: ReturnType<typeof requests>;
  afterEach(() => load.stop());
  afterAll(() => subscriber.stop());

  it.each([
    ['killed', kill],
    ['stopped gracefully', stop],
  ])('fails requests for a short time, with Retry-After, and loses no event (%s)', async (how, end) => {
    load = requests();
    for (const node of nodes) {
      const endedAt = performance.now();
      await end(node);
      await everythingWorks();
      await later(2_000);
      const downFor = outageOf(await load.since(endedAt), endedAt);
      const startedAt = performance.now();
      await start(node);
      await everythingWorks();
      await later(2_000);
      const backFor = outageOf(await load.since(startedAt), startedAt);
      process.stdout.write(
        `${node} ${how}: requests failed until ${downFor} ms after its end, ${backFor} ms after its start\n`,
      );
      expect(downFor).toBeLessThan(outageLimitMs);
      expect(backFor).toBeLessThan(outageLimitMs);
    }
    const responses = await load.stop();

    const refused = responses.filter(({ status }) => status >= 300);
    expect(refused.filter((response) => !isRetryable(response)).map(({ status, body }) => [status, body])).toEqual([]);
    const created = responses.filter(({ status }) => status === 201);
    expect(created.length).toBeGreaterThan(0);
    await eventually(() => expect(missing(created)).toEqual([]), 90_000);
    const { services: letters } = await admin<{ services: { count: number }[] }>('dead-letters', 'list');
    expect(letters.map(({ count }) => count)).toEqual(letters.map(() => 0));
    process.stdout.write(
      `${how}: ${responses.length} requests, ${describeRefused(refused)}, ${created.length} events, 0 lost, 0 dead letters\n`,
    );
  });

  /** One request to each service behind the gateway, in turns. */
  const request = async (index: number): Promise<Timed> => {
    const { session, v1, v2 } = account;
    const calls = [
      () => account.createTicket({ subject: `Ticket ${index}` }),
      () => session.get(`${v1}/users`),
      () => session.get(`${v2}/personal_access_tokens`),
      () => session.get(`${v2}/webhooks`),
    ];
    const sentAt = performance.now();
    return { ...(await calls[index % calls.length]!()), sentAt };
  };

  const requests = () => {
    const sent: { sentAt: number; response: Promise<Timed> }[] = [];
    let wanted = true;
    const sending = (async () => {
      for (let index = 0; wanted; index++) {
        sent.push({ sentAt: performance.now(), response: request(index) });
        await later(requestEveryMs);
      }
    })();
    return {
      since: (time: number) => Promise.all(sent.filter(({ sentAt }) => sentAt >= time).map(({ response }) => response)),
      async stop() {
        wanted = false;
        await sending;
        return Promise.all(sent.map(({ response }) => response));
      },
    };
  };

  /** Every process is ready, and a change reaches the subscriber. */
  const everythingWorks = async () => {
    for (const process of processes) {
      await eventually(async () => expect([process, await missingOf(process)]).toEqual([process, []]), 60_000);
    }
    const created = await eventually(async () => {
      const response = await account.createTicket();
      expect(response.status).toBe(201);
      return response;
    }, 60_000);
    await eventually(() => expect(missing([created])).toEqual([]), 60_000);
  };

  const missing = (created: readonly ApiResponse[]): string[] => {
    const arrived = new Set(subscriber.received.map(ticketUuidOf));
    return created.map(({ body }) => body.data.attributes.uuid as string).filter((uuid) => !arrived.has(uuid));
  };
});

/** Milliseconds from `time` until the last request was sent that failed; 0 if none did. */
function outageOf(responses: readonly Timed[], time: number): number {
  const failed = responses.filter(({ status }) => status >= 300).map(({ sentAt }) => sentAt - time);
  return Math.round(Math.max(0, ...failed));
}

function isRetryable({ status, headers }: ApiResponse): boolean {
  return [503, 504].includes(status) && Number(headers.get('retry-after')) > 0;
}

function describeRefused(refused: readonly Timed[]): string {
  const count = (status: number) => refused.filter((response) => response.status === status).length;
  return `${count(503)} with 503, ${count(504)} with 504`;
}
