import { setTimeout as later } from 'node:timers/promises';
import { eventually, RecordingSubscriber, type ApiResponse, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { ticketUuidOf } from '../support/received-ticket';
import { start, stop, type Service } from '../support/system';

const requestEveryMs = 40;

/** What an operator does at an upgrade: one process after the other is stopped gracefully and started again. */
describe('a service with two processes that are restarted in turn', () => {
  let subscriber: RecordingSubscriber;
  let account: TestAccount;
  beforeAll(async () => {
    subscriber = await RecordingSubscriber.start();
    account = await givenAccount({ limit: 100_000 });
    await account.givenWebhook({ 'target-url': subscriber.url('/restarts'), events: ['ticket_created'] });
  });
  afterAll(() => subscriber.stop());

  /** One request to each service behind the gateway, in turns. */
  const request = (index: number): Promise<ApiResponse> => {
    const { session, v1, v2 } = account;
    const requests = [
      () => account.createTicket({ subject: `Ticket ${index}` }),
      () => session.get(`${v1}/users`),
      () => session.get(`${v2}/personal_access_tokens`),
      () => session.get(`${v2}/webhooks`),
    ];
    return requests[index % requests.length]!();
  };
  const requestDuring = async (work: Promise<void>): Promise<ApiResponse[]> => {
    let working = true;
    const done = () => void (working = false);
    void work.then(done, done);
    const responses: Promise<ApiResponse>[] = [];
    for (let index = 0; working; index++) {
      responses.push(request(index));
      await later(requestEveryMs);
    }
    return Promise.all(responses);
  };
  const restartInTurn = async (service: Service) => {
    for (const process of [service, `${service}-2`] as const) {
      await stop(process);
      await start(process);
    }
  };
  const missing = (tickets: readonly string[]) => {
    const arrived = new Set(subscriber.received.map(ticketUuidOf));
    return tickets.filter((uuid) => !arrived.has(uuid));
  };

  it.each(['gateway', 'identity', 'tokens', 'projects', 'webhooks'] as const)(
    'fails no request and loses no event (%s)',
    async (service) => {
      await start(`${service}-2`);
      const restarting = restartInTurn(service);
      const responses = await requestDuring(restarting);
      await restarting;
      await stop(`${service}-2`);

      expect(responses.filter(({ status }) => status >= 300).map(({ status, body }) => [status, body])).toEqual([]);
      const created = responses.filter(({ status }) => status === 201);
      expect(created.length).toBeGreaterThan(0);
      await eventually(
        () => expect(missing(created.map(({ body }) => body.data.attributes.uuid as string))).toEqual([]),
        60_000,
      );
      process.stdout.write(`restart of ${service}: ${responses.length} requests, 0 failed, 0 events lost\n`);
    },
    180_000,
  );
});
