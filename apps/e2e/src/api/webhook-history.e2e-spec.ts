import { type ApiResponse, eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { kill, start } from '../support/system';

interface FedTicket {
  attributes: { payload: { data: { attributes: { subject: string } } } };
}

describe('what became of deliveries', () => {
  let account: TestAccount;
  let subscriber: RecordingSubscriber;
  let webhooks: string;
  beforeAll(async () => {
    account = await givenAccount({ limit: 100_000 });
    subscriber = await RecordingSubscriber.start();
    webhooks = `${account.v2}/webhooks`;
  });
  afterAll(() => subscriber.stop());

  const read = async (path: string): Promise<ApiResponse> => {
    const answer = await account.api.get(path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const replayed = (path: string) =>
    eventually(async () => {
      const { attributes } = (await read(path)).body.data as {
        attributes: { state: string; total: number; done: number };
      };
      expect(attributes.state).toBe('finished');
      return attributes;
    }, 60_000);

  it('is listed, read in full, counted and fed to who asks', async () => {
    const { id } = await account.givenWebhook({
      'target-url': subscriber.url('/seen'),
      events: ['ticket_created'],
      headers: [{ name: 'X-Key', value: 'a-hidden-value-nobody-reads', hidden: true }],
    });
    const ticket = await account.createTicket({ subject: 'Seen' });
    const delivery = await eventually(async () => {
      const { body } = await read(`${webhooks}/${id}/deliveries?status=delivered&event_name=ticket_created`);
      expect(body).toMatchObject({ meta: { count: 1 } });
      return body.data[0] as { id: string };
    });
    const { body: full } = await read(`${webhooks}/${id}/deliveries/${delivery.id}`);
    expect(full.included[0].attributes).toMatchObject({
      'request-headers': { 'X-Key': '[hidden]', 'webhook-id': delivery.id },
      'request-body': subscriber.at('/seen')[0]!.body,
      'response-status': 204,
    });
    const { body: all } = await read(`${webhooks}/deliveries?project_id=${account.project}`);
    expect(all.data.map((item: { id: string }) => item.id)).toContain(delivery.id);
    const { body: statistics } = await read(`${webhooks}/${id}/statistics`);
    expect(statistics.data.attributes).toMatchObject({ delivered: 1, retried: 0, failed: 0 });

    const { body: feed } = await read(`${account.v2}/events?types=ticket_*&project-ids=${account.project}`);
    expect(feed.data[0].attributes.payload).toMatchObject({ event_name: 'ticket_created', data: ticket.body.data });
    const next = await read(`${account.v2}/events?after=${feed.meta['next-cursor']}`);
    expect(next.body).toMatchObject({ data: [], meta: { 'has-more': false } });
    const wrong = await account.api.get(`${account.v2}/events?after=nonsense`);
    expect([wrong.status, wrong.body.errors[0].source]).toEqual([422, { parameter: 'after' }]);
  });

  it('is made good by a replay, also when the service is killed in the middle of it', async () => {
    const tickets = 30;
    for (let n = 0; n < tickets; n++) await account.createTicket({ subject: `Missed ${n}` });
    // What is still on its way would come to the webhook by itself.
    await eventually(async () => {
      const { body: feed } = await read(`${account.v2}/events?types=ticket_created`);
      const subjects = feed.data.map((item: FedTicket) => item.attributes.payload.data.attributes.subject);
      expect(subjects).toEqual(expect.arrayContaining(Array.from({ length: tickets }, (_, n) => `Missed ${n}`)));
    });
    const { id } = await account.givenWebhook({
      'target-url': subscriber.url('/replayed'),
      events: ['ticket_created'],
    });
    const { status, body } = await account.api.post(`${webhooks}/${id}/replay`, {
      data: { attributes: { since: '2020-01-01T00:00:00Z' } },
    });
    expect([status, body.data.attributes]).toEqual([202, expect.objectContaining({ state: 'running', done: 0 })]);
    await eventually(() => expect(subscriber.at('/replayed').length).toBeGreaterThan(0));
    await kill('webhooks');
    await start('webhooks');
    const { total, done } = await replayed(`${webhooks}/${id}/replays/${body.data.id}`);
    expect(done).toBe(total);
    expect(total).toBeGreaterThanOrEqual(tickets);
    await eventually(() =>
      expect(new Set(subscriber.at('/replayed').map(({ headers }) => headers['webhook-id'])).size).toBe(total),
    );
  }, 120_000);

  it('names what is missing of a replay that makes no sense, and starts none', async () => {
    const { id } = await account.givenWebhook({ 'target-url': subscriber.url('/none'), events: ['*'], active: false });
    const { status, body } = await account.api.post(`${webhooks}/${id}/replay`, { data: { attributes: {} } });
    expect([status, body.errors[0].source]).toEqual([422, { pointer: '/data/attributes/since' }]);
    expect((await read(`${webhooks}/${id}/replays`)).body.meta.count).toBe(0);
  });
});
