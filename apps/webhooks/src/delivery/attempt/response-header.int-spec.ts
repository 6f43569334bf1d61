import { endpointDisabled, getEndpoint } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';

describe('the response header webhook-delivery', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const givenResponse = async (status: number, instruction: string) => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor);
    webhooks.subscriber.answer(path, (_, response) =>
      response.writeHead(status, { 'webhook-delivery': instruction }).end(),
    );
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    return { actor, id };
  };
  const publishedReasons = (endpointId: string) =>
    webhooks.service.published
      .filter(({ type, data }) => type === endpointDisabled.type && data['endpointId'] === endpointId)
      .map(({ data }) => data['reason']);

  it('gives up the delivery after one attempt with abort-message, and leaves the endpoint active', async () => {
    const { actor, id } = await givenResponse(400, 'abort-message');
    await webhooks.delivery(actor, id, 'failed', 1);
    expect((await webhooks.service.call(getEndpoint, { actor, id })).active).toBe(true);
  });

  it.each([
    [500, 'failed'],
    [200, 'delivered'],
  ] as const)('disables the endpoint with disable, and publishes an event (%i)', async (answer, status) => {
    const { actor, id } = await givenResponse(answer, 'disable');
    await webhooks.delivery(actor, id, status, 1);
    expect((await webhooks.service.call(getEndpoint, { actor, id })).active).toBe(false);
    await eventually(() => expect(publishedReasons(id)).toEqual(['asked']));
  });
});
