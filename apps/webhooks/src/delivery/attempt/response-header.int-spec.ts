import { endpointDisabled, getEndpoint } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { anActor, anEvent } from '../../testing/running-webhooks';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';

describe('the header webhook-delivery of an answer', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const givenAnswer = async (status: number, wish: string) => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor);
    webhooks.subscriber.answer(path, (_, response) => response.writeHead(status, { 'webhook-delivery': wish }).end());
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    return { actor, id };
  };
  const told = (endpointId: string) =>
    webhooks.service.told
      .filter(({ type, data }) => type === endpointDisabled.type && data['endpointId'] === endpointId)
      .map(({ data }) => data['reason']);

  it('abort-message gives the delivery up after one attempt, and leaves the endpoint on', async () => {
    const { actor, id } = await givenAnswer(400, 'abort-message');
    await webhooks.delivery(actor, id, 'failed', 1);
    expect((await webhooks.service.call(getEndpoint, { actor, id })).active).toBe(true);
  });

  it.each([
    [500, 'failed'],
    [200, 'delivered'],
  ] as const)('disable switches the endpoint off and says so (%i)', async (answer, status) => {
    const { actor, id } = await givenAnswer(answer, 'disable');
    await webhooks.delivery(actor, id, status, 1);
    expect((await webhooks.service.call(getEndpoint, { actor, id })).active).toBe(false);
    await eventually(() => expect(told(id)).toEqual(['asked']));
  });
});
