import { accountId } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const path = `/api/v2/${accountId}/events/catalogue`;

describe('the catalogue of events', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  it('lists the events of webhooks with schema and example, without a call to a service', async () => {
    const { status, body } = await gateway.get(path, gateway.givenToken({ scopes: ['read'] }));
    expect(status).toBe(200);
    expect(body.meta.count).toBe(body.data.length);
    const created = body.data.find(({ id }: { id: string }) => id === 'ticket_created');
    expect(created).toMatchObject({
      type: 'event-types',
      attributes: {
        name: 'ticket_created',
        group: 'Tickets',
        description: 'A ticket was created.',
        schema: { type: 'object', properties: { event_name: { const: 'ticket_created' } } },
        example: { event_name: 'ticket_created', data: { type: 'tickets', attributes: { 'status-id': 'lm' } } },
      },
    });
  });

  it('is refused to users other than owners', async () => {
    const { status, body } = await gateway.get(path, gateway.givenToken({ owner: false }));
    expect([status, body.errors[0].code]).toEqual([403, 'access.owner-required']);
  });
});
