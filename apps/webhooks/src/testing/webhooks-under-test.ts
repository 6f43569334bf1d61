import {
  createEndpoint,
  listDeliveries,
  type Delivery,
  type Principal,
  type RpcInput,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { mintWebhookSecret, publicKeyOf, schemeOf } from '@plumbline/crypto';
import { eventually, RecordingSubscriber, startServiceBacking, type ReceivedRequest } from '@plumbline/testing';
import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { anEvent, aProjectCreated, RunningWebhooks, type RunOptions } from './running-webhooks';

export type EndpointInput = Partial<Omit<RpcInput<typeof createEndpoint>, 'actor'>>;

export interface GivenEndpoint extends WebhookEndpoint {
  secret: string;
  /** Where its subscriber hears of events. */
  path: string;
}

/** Nobody is taken for dead who is only slow: what a test sends once must not come twice for that. */
const quick: RunOptions = { replayStepMs: 50, delays: [50, 50, 50], leaseMs: 60_000, beatMs: 200 };

/** Whether a delivery is signed with a secret, by the words of Standard Webhooks and not by our own code. */
export function isSignedWith(secretOrPublicKey: string, { headers, body }: ReceivedRequest): boolean {
  const signed = headers as Record<string, string>;
  if (!secretOrPublicKey.startsWith('whpk_')) {
    // Made again and not verified: a test may have turned the clock, and these words refuse what is not of now.
    const at = new Date(Number(signed['webhook-timestamp']) * 1_000);
    const signature = new Webhook(secretOrPublicKey).sign(signed['webhook-id']!, at, body);
    return signed['webhook-signature']!.split(' ').includes(signature);
  }
  const x = Buffer.from(secretOrPublicKey.slice('whpk_'.length), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const content = Buffer.from(`${signed['webhook-id']}.${signed['webhook-timestamp']}.${body}`);
  return signed['webhook-signature']!.split(' ').some(
    (one) => one.startsWith('v1a,') && verify(null, content, key, Buffer.from(one.slice('v1a,'.length), 'base64')),
  );
}

/** The service on backing services of its own, with a subscriber. */
export class WebhooksUnderTest {
  /** What deliveries may be signed with, by their path. */
  private readonly keys = new Map<string, string[]>();

  private constructor(
    private readonly backing: Awaited<ReturnType<typeof startServiceBacking>>,
    public service: RunningWebhooks,
    readonly subscriber: RecordingSubscriber,
    private readonly options: RunOptions,
  ) {}

  static async start(options: RunOptions = {}): Promise<WebhooksUnderTest> {
    const backing = await startServiceBacking('webhooks');
    const service = await RunningWebhooks.start(backing, { ...quick, ...options });
    return new WebhooksUnderTest(backing, service, await RecordingSubscriber.start(), options);
  }

  /** Ends the process in good order, and starts another one. */
  async restart(options: RunOptions = {}): Promise<void> {
    await this.service.stop();
    this.service = await this.another({ ...this.options, ...options });
  }

  /** Another process of the service on the same backing services, for who starts it to stop. */
  async another(options: RunOptions = {}): Promise<RunningWebhooks> {
    return RunningWebhooks.start(this.backing, { ...quick, ...options });
  }

  get brokerUrl(): string {
    return this.backing.rabbitUrl;
  }

  /** Every delivery that was made has to be signed with a secret of its endpoint. */
  async stop(): Promise<void> {
    await this.service.stop();
    await this.subscriber.stop();
    await this.backing.stop();
    expect(this.subscriber.received.filter((request) => !this.isSigned(request))).toEqual([]);
  }

  private isSigned(request: ReceivedRequest): boolean {
    const keys = this.keys.get(request.path);
    return request.method !== 'POST' || !keys || keys.some((key) => isSignedWith(key, request));
  }

  /** An endpoint for every event, at a path of its own; give what matters. */
  async givenEndpoint(actor: Principal, input: EndpointInput = {}): Promise<GivenEndpoint> {
    const secret = mintWebhookSecret();
    const path = `/${uuidv7()}`;
    const targetUrl = this.subscriber.url(path);
    const endpoint = await this.service.call(createEndpoint, { actor, secret, targetUrl, events: ['*'], ...input });
    this.expectSignatures(path, input.secret ?? secret);
    return { ...endpoint, secret: input.secret ?? secret, path };
  }

  /** A project of the account, of which this service is about to hear. */
  async givenProject(actor: Principal): Promise<number> {
    const created = aProjectCreated(actor);
    await this.service.publish(created);
    return created.projectId;
  }

  /** Deliveries at a path may be signed with this secret, too. */
  expectSignatures(path: string, secret: string): void {
    const key = schemeOf(secret) === 'v1a' ? publicKeyOf(secret) : secret;
    this.keys.set(path, [...(this.keys.get(path) ?? []), key]);
  }

  /** Publishes so many events one after the other; answers their ids in this order. */
  async publish({ accountId }: Principal, count = 1): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const event = anEvent({ accountId });
      ids.push(event.id);
      await this.service.publish(event);
    }
    return ids;
  }

  /** An endpoint whose first delivery has succeeded. */
  async givenGoodEndpoint(actor: Principal, input: EndpointInput = {}): Promise<GivenEndpoint> {
    const endpoint = await this.givenEndpoint(actor, input);
    await this.publish(actor);
    await this.delivery(actor, endpoint.id, 'delivered');
    return endpoint;
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
