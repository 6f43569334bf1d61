import { listDeliveries, listEndpoints, updateEndpoint, type Principal } from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';
import { maxEndpoints } from '../endpoint.policy';

describe('the events of an endpoint', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const receivedNames = (path: string) =>
    webhooks.subscriber.at(path).map(({ body }) => (JSON.parse(body) as { event_name: string }).event_name);
  const nothingFor = async (actor: Principal, { id, path }: GivenEndpoint) => {
    expect((await webhooks.service.call(listDeliveries, { actor, endpointId: id, page: {} })).count).toBe(0);
    expect(webhooks.subscriber.at(path)).toEqual([]);
  };

  it('are chosen by name, by family, or all of them', async () => {
    const actor = anActor();
    const { accountId } = actor;
    const all = await webhooks.givenEndpoint(actor);
    const tickets = await webhooks.givenEndpoint(actor, { events: ['ticket_*'] });
    const changes = await webhooks.givenEndpoint(actor, { events: ['ticket_status_*'] });
    const named = await webhooks.givenEndpoint(actor, { events: ['comment_added', 'ticket_created'] });
    const silent = [
      await webhooks.givenEndpoint(actor, { events: ['project_*'] }),
      await webhooks.givenEndpoint(actor, { active: false }),
    ];
    const stranger = anActor();
    const foreign = await webhooks.givenEndpoint(stranger);
    for (const type of ['ticket.created', 'comment.added', 'ticket.status-changed'])
      await webhooks.service.publish(anEvent({ accountId, type }));

    await webhooks.arrival(all.path, 3);
    expect(receivedNames(all.path).sort()).toEqual(['comment_added', 'ticket_created', 'ticket_status_changed']);
    await webhooks.arrival(tickets.path, 2);
    expect(receivedNames(tickets.path).sort()).toEqual(['ticket_created', 'ticket_status_changed']);
    await webhooks.arrival(changes.path);
    expect(receivedNames(changes.path)).toEqual(['ticket_status_changed']);
    await webhooks.arrival(named.path, 2);
    expect(receivedNames(named.path).sort()).toEqual(['comment_added', 'ticket_created']);
    for (const endpoint of silent) await nothingFor(actor, endpoint);
    await nothingFor(stranger, foreign);
  });

  it('can be limited to projects', async () => {
    const actor = anActor();
    const [tower, bridge] = [await webhooks.givenProject(actor), await webhooks.givenProject(actor)];
    const endpoint = await webhooks.givenEndpoint(actor, { events: ['ticket_created'], projectIds: [tower] });
    const { accountId } = actor;
    await webhooks.service.publish(anEvent({ accountId, projectId: bridge }));
    await webhooks.service.publish(anEvent({ accountId }));
    const wanted = anEvent({ accountId, projectId: tower });
    await webhooks.service.publish(wanted);
    await webhooks.delivery(actor, endpoint.id, 'delivered');
    const { items } = await webhooks.service.call(listDeliveries, { actor, endpointId: endpoint.id, page: {} });
    expect(items.map(({ eventId }) => eventId)).toEqual([wanted.id]);
  });

  it('are refused at once with an unknown project: a handler that waits for its event holds up other calls', async () => {
    const started = performance.now();
    await expect(webhooks.givenEndpoint(anActor(), { projectIds: [999_999_999] })).rejects.toMatchObject({
      code: 'webhooks.unknown-project',
    });
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it('cannot be limited to projects of other accounts or unknown ones', async () => {
    const [actor, stranger] = [anActor(), anActor()];
    const [own, foreign] = [await webhooks.givenProject(actor), await webhooks.givenProject(stranger)];
    const refused = (index: number) => ({
      problems: [{ code: 'webhooks.unknown-project', source: { pointer: `/data/attributes/project-ids/${index}` } }],
    });
    await expect(webhooks.givenEndpoint(actor, { projectIds: [foreign] })).rejects.toMatchObject(refused(0));
    await expect(webhooks.givenEndpoint(actor, { projectIds: [own, 999_999_999] })).rejects.toMatchObject(refused(1));
    expect((await webhooks.service.call(listEndpoints, { actor, page: {} })).count).toBe(0);

    const { id, projectIds } = await webhooks.givenEndpoint(actor, { projectIds: [own] });
    const change = { actor, id, description: 'changed', projectIds: [own, foreign] };
    await expect(webhooks.service.call(updateEndpoint, change, uuidv7())).rejects.toMatchObject(refused(1));
    const { items } = await webhooks.service.call(listEndpoints, { actor, page: {} });
    expect(items).toEqual([expect.objectContaining({ description: '', projectIds })]);
  });

  it('can go to thousands of endpoints, whose limit holds for parallel calls', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    await webhooks.service.database.query(
      `insert into endpoint overriding system value
       select (jsonb_populate_record(endpoint, jsonb_build_object('public_id', gen_random_uuid(),
           'id', nextval(pg_get_serial_sequence('endpoint', 'id'))))).*
       from endpoint, generate_series(1, $2) where public_id = $1`,
      [id, maxEndpoints - 2],
    );
    const results = await Promise.allSettled([webhooks.givenEndpoint(actor), webhooks.givenEndpoint(actor)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'webhooks.too-many' },
    });
    const last = await webhooks.service.call(listEndpoints, { actor, page: { number: maxEndpoints / 100, size: 100 } });
    expect(last.count).toBe(maxEndpoints);
    expect(last.items).toHaveLength(100);
    expect(last.items.at(-1)!.id).toBe(id);
  });
});
