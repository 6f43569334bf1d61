import { type ApiResponse, eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';

describe('the delivery history', () => {
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
    const response = await account.api.get(path);
    if (response.status !== 200)
      throw new Error(`${path} responded with ${response.status}: ${JSON.stringify(response.body)}`);
    return response;
  };

  it('has a list, details, statistics and a feed of events', async () => {
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

  it('refuses a replay without a start, and names the missing attribute', async () => {
    const { id } = await account.givenWebhook({ 'target-url': subscriber.url('/none'), events: ['*'], active: false });
    const { status, body } = await account.api.post(`${webhooks}/${id}/replay`, { data: { attributes: {} } });
    expect([status, body.errors[0].source]).toEqual([422, { pointer: '/data/attributes/since' }]);
    expect((await read(`${webhooks}/${id}/replays`)).body.meta.count).toBe(0);
  });
});
