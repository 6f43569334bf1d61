import { listDeliveries, updateEndpoint, type Principal } from '@plumbline/contracts';
import { type RunningService } from '@plumbline/service-testing';
import { eventually, type ReceivedRequest } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';

const eventOf = ({ body }: ReceivedRequest) => (JSON.parse(body) as { event_id: string }).event_id;

/** The last retries are due as soon as they are recorded: the next event must not overtake them. */
const delays = [300, 0, 0];

describe('an ordered endpoint', () => {
  let webhooks: WebhooksUnderTest;
  let other: RunningService;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start({ delays });
    other = await webhooks.startAnother({ delays });
  });
  afterAll(async () => {
    await other.stop();
    await webhooks.stop();
  });

  /**
   * Publishes events in reverse order to two processes, and sends none before all are ingested. Returns their ids in the order
   * of their times.
   */
  const publishTogether = async (actor: Principal, { id }: GivenEndpoint, count: number): Promise<string[]> => {
    await webhooks.service.call(updateEndpoint, { actor, id, pause: true }, uuidv7());
    const { accountId } = actor;
    const begin = Date.now() - count;
    const events = Array.from({ length: count }, (_, n) =>
      anEvent({ accountId, occurredAt: new Date(begin + n).toISOString() }),
    );
    for (const event of [...events].reverse()) await webhooks.service.publish(event);
    await eventually(async () => {
      const taken = await webhooks.service.call(listDeliveries, { actor, endpointId: id, page: {} });
      expect(taken.count).toBe(count);
    });
    await webhooks.service.call(updateEndpoint, { actor, id, active: true }, uuidv7());
    return events.map((event) => event.id);
  };

  it('receives events in the order of their times, one at a time, whichever process ingests them', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { ordered: true });
    const { path } = endpoint;
    let inFlight = 0;
    let most = 0;
    webhooks.subscriber.answer(path, (_, response) => {
      most = Math.max(most, ++inFlight);
      setTimeout(() => {
        inFlight -= 1;
        response.writeHead(204).end();
      }, 2);
    });
    const published = await publishTogether(actor, endpoint, 60);
    const requests = await webhooks.arrival(path, published.length);
    expect(requests.map(eventOf)).toEqual(published);
    expect(most).toBe(1);
  });

  it('receives nothing after a failed delivery until that one is delivered', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { ordered: true });
    const { path } = endpoint;
    webhooks.subscriber.answer(path, (_, response) =>
      response.writeHead(webhooks.subscriber.at(path).length <= 2 ? 500 : 204).end(),
    );
    const [first, ...rest] = await publishTogether(actor, endpoint, 5);
    const requests = await webhooks.arrival(path, 7);
    expect(requests.map(eventOf)).toEqual([first, first, first, ...rest]);
  });

  it('continues after a delivery that was given up', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { ordered: true });
    const { path } = endpoint;
    webhooks.subscriber.answer(path, (request, response) => {
      const firstOne = eventOf(webhooks.subscriber.at(path)[0]!);
      response.writeHead(eventOf(request) === firstOne ? 500 : 204).end();
    });
    const [first, ...rest] = await publishTogether(actor, endpoint, 3);
    const requests = await webhooks.arrival(path, 6);
    expect(requests.map(eventOf)).toEqual([first, first, first, first, ...rest]);
  });
});

describe('an endpoint with a rate', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  it('receives at most its rate, and every delivery in the end', async () => {
    const actor = anActor();
    const { path } = await webhooks.givenEndpoint(actor, { maxPerSecond: 20 });
    const arrivals: number[] = [];
    webhooks.subscriber.answer(path, (_, response) => {
      arrivals.push(performance.now());
      response.writeHead(204).end();
    });
    await webhooks.publish(actor, 50);
    await webhooks.arrival(path, 50);
    // Attempts are spread out, so their time on the network makes little difference.
    for (const [index, at] of arrivals.entries()) {
      expect(arrivals.slice(index).filter((later) => later < at + 1_000).length).toBeLessThanOrEqual(25);
    }
    expect(arrivals.at(-1)! - arrivals[0]!).toBeGreaterThan(2_000);
  });

  it('follows a changed rate immediately', async () => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor, { maxPerSecond: 1 });
    await webhooks.publish(actor, 100);
    await webhooks.arrival(path, 1);
    await webhooks.service.call(updateEndpoint, { actor, id, maxPerSecond: null }, uuidv7());
    // At the old rate they would take longer than this waits.
    await webhooks.arrival(path, 100);
  });
});
