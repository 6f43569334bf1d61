import {
  createEndpoint,
  listDeliveries,
  type Delivery,
  type Principal,
  type RpcInput,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { mintWebhookSecret } from '@plumbline/crypto';
import { eventually, RecordingSubscriber, startServiceBacking, type ReceivedRequest } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { RunningWebhooks, type RunOptions } from './running-webhooks';

export type EndpointInput = Partial<Omit<RpcInput<typeof createEndpoint>, 'actor'>>;

export interface GivenEndpoint extends WebhookEndpoint {
  secret: string;
  /** Where its subscriber hears of events. */
  path: string;
}

const quick: RunOptions = { delays: [50, 50, 50], leaseMs: 2_000, stopMs: 200 };

/** The service on backing services of its own, with a subscriber. */
export class WebhooksUnderTest {
  private constructor(
    private readonly backing: Awaited<ReturnType<typeof startServiceBacking>>,
    readonly service: RunningWebhooks,
    readonly subscriber: RecordingSubscriber,
  ) {}

  static async start(options: RunOptions = {}): Promise<WebhooksUnderTest> {
    const backing = await startServiceBacking('webhooks');
    const service = await RunningWebhooks.start(backing, { ...quick, ...options });
    return new WebhooksUnderTest(backing, service, await RecordingSubscriber.start());
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.subscriber.stop();
    await this.backing.stop();
  }

  /** An endpoint for every event, at a path of its own; give what matters. */
  async givenEndpoint(actor: Principal, input: EndpointInput = {}): Promise<GivenEndpoint> {
    const secret = mintWebhookSecret();
    const path = `/${uuidv7()}`;
    const targetUrl = this.subscriber.url(path);
    const endpoint = await this.service.call(createEndpoint, { actor, secret, targetUrl, events: ['*'], ...input });
    return { ...endpoint, secret, path };
  }

  /** What has arrived at a path, once it is as much as told. */
  arrival(path: string, count = 1): Promise<ReceivedRequest[]> {
    return eventually(() => {
      const requests = this.subscriber.at(path);
      if (requests.length < count) throw new Error(`${requests.length} of ${count} requests at ${path}`);
      return requests;
    });
  }

  /** The newest delivery of an endpoint, once it has this status. */
  delivery(actor: Principal, endpointId: string, status: Delivery['status'], attempts?: number): Promise<Delivery> {
    return eventually(async () => {
      const { items } = await this.service.call(listDeliveries, { actor, endpointId, page: {} });
      const [newest] = items;
      if (newest?.status !== status || (attempts !== undefined && newest.attempts !== attempts)) {
        throw new Error(`the delivery is ${JSON.stringify(newest)}`);
      }
      return newest;
    });
  }
}
