import { setTimeout as later } from 'node:timers/promises';
import { eventually, RecordingSubscriber, type ApiResponse, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { ticketUuidOf } from '../support/received-ticket';
import { admin, failOver, missingOf, promoteStandby, sql, startStandby } from '../support/system';

const requestEveryMs = 40;
const services = ['identity', 'tokens', 'projects', 'webhooks'] as const;

describe('a client, while the database', () => {
  let subscriber: RecordingSubscriber;
  let account: TestAccount;
  beforeEach(async () => {
    subscriber = await RecordingSubscriber.start();
    account = await givenAccount({ limit: 1_000_000 });
    await account.givenWebhook({ 'target-url': subscriber.url('/database'), events: ['ticket_created'] });
  });
  afterEach(async () => {
    await allowConnections();
    await subscriber.stop();
  });
  const allowConnections = () =>
    sql('alter role projects_svc connection limit -1', 'alter role webhooks_svc connection limit -1');

  it('fails over to a standby, gets 503 with Retry-After, and loses nothing', async () => {
    await startStandby();
    const load = createTickets();
    await later(2_000);

    await failOver();
    for (const service of services) {
      await eventually(async () => expect(await missingOf(service)).toContain('database'), 30_000);
    }
    await eventually(async () => expect((await account.api.get(`${account.v1}/projects`)).status).toBe(200), 30_000);
    expectRefused(await account.createTicket());

    await promoteStandby();
    await expectReady();
    await load.stop();
    await expectNothingLost('failed over', load.responses);
  }, 240_000);

  it('refuses connections, because all are used, gets 503 with Retry-After, and loses nothing', async () => {
    const load = createTickets();
    await later(2_000);

    await sql(
      'alter role projects_svc connection limit 0',
      'alter role webhooks_svc connection limit 0',
      `select pg_terminate_backend(pid) from pg_stat_activity where usename in ('projects_svc', 'webhooks_svc')`,
    );
    for (const service of ['projects', 'webhooks'] as const) {
      await eventually(async () => expect(await missingOf(service)).toContain('database'), 30_000);
    }
    expectRefused(await account.createTicket());

    await allowConnections();
    await expectReady();
    await load.stop();
    await expectNothingLost('connections used up', load.responses);
  }, 240_000);

  const expectReady = async () => {
    for (const service of services) {
      await eventually(async () => expect(await missingOf(service)).toEqual([]), 60_000);
    }
    await eventually(async () => expect((await account.createTicket()).status).toBe(201), 60_000);
  };

  const expectNothingLost = async (what: string, responses: Promise<ApiResponse>[]) => {
    const all = await Promise.all(responses);
    const accepted = all.filter(({ status }) => status === 201);
    const refused = all.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    expect(
      refused.filter(({ status }) => ![503, 504].includes(status)).map(({ status, body }) => [status, body]),
    ).toEqual([]);
    for (const response of refused.filter(({ status }) => status === 503)) expectRefused(response);

    const missing = () => {
      const arrived = new Set(subscriber.received.map(ticketUuidOf));
      return accepted.filter(({ body }) => !arrived.has(body.data.attributes.uuid as string)).length;
    };
    await eventually(() => expect(missing()).toBe(0), 90_000);
    const { services: letters } = await admin<{ services: { count: number }[] }>('dead-letters', 'list');
    expect(letters.map(({ count }) => count)).toEqual(letters.map(() => 0));
    const slowest = Math.max(...all.map(({ durationMs }) => durationMs));
    process.stdout.write(
      `${what}: ${accepted.length} accepted, ${refused.length} refused, 0 lost, 0 dead letters, ` +
        `slowest response ${slowest.toFixed(0)} ms\n`,
    );
  };

  function createTickets(): { responses: Promise<ApiResponse>[]; stop(): Promise<void> } {
    const responses: Promise<ApiResponse>[] = [];
    let wanted = true;
    const creating = (async () => {
      while (wanted) {
        responses.push(account.createTicket());
        await later(requestEveryMs);
      }
    })();
    return {
      responses,
      async stop() {
        wanted = false;
        await creating;
      },
    };
  }
});

function expectRefused({ status, headers, body }: ApiResponse): void {
  expect([status, body.errors[0].code]).toEqual([503, 'service.unavailable']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}
