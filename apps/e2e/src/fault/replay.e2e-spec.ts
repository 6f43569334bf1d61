import { type ApiResponse, eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { kill, start } from '../support/system';

interface FeedTicket {
  attributes: { payload: { data: { attributes: { subject: string } } } };
}

const tickets = 30;

describe('a replay', () => {
  let account: TestAccount;
  let subscriber: RecordingSubscriber;
  beforeAll(async () => {
    account = await givenAccount({ limit: 100_000 });
    subscriber = await RecordingSubscriber.start();
  });
  afterAll(() => subscriber.stop());

  const read = async (path: string): Promise<ApiResponse> => {
    const response = await account.api.get(path);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${JSON.stringify(response.body)}`);
    return response;
  };

  it('sends every event, also when the service is killed in the middle of it', async () => {
    await Promise.all(Array.from({ length: tickets }, (_, n) => account.createTicket({ subject: `Missed ${n}` })));
    // An event that is fanned out later than the webhook is created would be delivered without the replay.
    await eventually(async () => {
      const { body: feed } = await read(`${account.v2}/events?types=ticket_created`);
      const subjects = feed.data.map((item: FeedTicket) => item.attributes.payload.data.attributes.subject);
      expect(subjects).toEqual(expect.arrayContaining(Array.from({ length: tickets }, (_, n) => `Missed ${n}`)));
    });
    const { id } = await account.givenWebhook({
      'target-url': subscriber.url('/replayed'),
      events: ['ticket_created'],
    });
    const webhook = `${account.v2}/webhooks/${id}`;
    const { status, body } = await account.api.post(`${webhook}/replay`, {
      data: { attributes: { since: '2020-01-01T00:00:00Z' } },
    });
    expect([status, body.data.attributes]).toEqual([202, expect.objectContaining({ state: 'running', done: 0 })]);
    await eventually(() => expect(subscriber.at('/replayed').length).toBeGreaterThan(0));
    await kill('webhooks');
    await start('webhooks');
    const { total, done } = await eventually(async () => {
      const { attributes } = (await read(`${webhook}/replays/${body.data.id}`)).body.data as {
        attributes: { state: string; total: number; done: number };
      };
      expect(attributes.state).toBe('finished');
      return attributes;
    }, 60_000);
    expect(done).toBe(total);
    expect(total).toBeGreaterThanOrEqual(tickets);
    await eventually(() =>
      expect(new Set(subscriber.at('/replayed').map(({ headers }) => headers['webhook-id'])).size).toBe(total),
    );
  }, 120_000);
});
