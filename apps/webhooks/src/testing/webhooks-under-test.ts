import { createPublicKey, verify } from 'node:crypto';
import {
  createEndpoint,
  listDeliveries,
  type Delivery,
  type Principal,
  type RpcInput,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { mintWebhookSecret, publicKeyOf, schemeOf } from '@plumbline/crypto';
import { Database } from '@plumbline/persistence';
import { startServiceBacking, type Permissions, type RunningService } from '@plumbline/service-testing';
import { eventually, RecordingSubscriber, type ReceivedRequest } from '@plumbline/testing';
import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { ProjectCopyRepository } from '../project-copy/project-copy.repository';
import { anEvent, aProjectCreated } from './samples';
import { startWebhooks, type RunOptions } from './start-webhooks';

export type EndpointInput = Partial<Omit<RpcInput<typeof createEndpoint>, 'actor'>>;

export interface GivenEndpoint extends WebhookEndpoint {
  secret: string;
  /** The path at which the subscriber receives its requests. */
  path: string;
}

/** Short delays, but long leases: a slow test process must not lose its shards, which would repeat deliveries. */
const quick: RunOptions = { replayStepMs: 50, delays: [50, 50, 50], leaseMs: 60_000, renewMs: 200 };

/** Whether a request is signed with a secret, according to the Standard Webhooks library instead of our own code. */
export function isSignedWith(secretOrPublicKey: string, { headers, body }: ReceivedRequest): boolean {
  const signed = headers as Record<string, string>;
  if (!secretOrPublicKey.startsWith('whpk_')) {
    // Signed again instead of verified: the library rejects timestamps of tests that have changed the clock.
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

/** The service on its own backing services, with a subscriber. */
export class WebhooksUnderTest {
  /** The keys that may sign the requests of a path. */
  private readonly keys = new Map<string, string[]>();

  private constructor(
    private readonly backing: Awaited<ReturnType<typeof startServiceBacking>>,
    public service: RunningService,
    readonly subscriber: RecordingSubscriber,
    private readonly options: RunOptions,
  ) {}

  static async start(options: RunOptions = {}): Promise<WebhooksUnderTest> {
    const backing = await startServiceBacking('webhooks');
    const service = await startWebhooks({ ...quick, ...options }, backing);
    return new WebhooksUnderTest(backing, service, await RecordingSubscriber.start(), options);
  }

  /** Stops the process gracefully, and starts another one. */
  async restart(options: RunOptions = {}): Promise<void> {
    await this.service.stop();
    this.service = await this.startAnother({ ...this.options, ...options });
  }

  /** Starts another process of the service on the same backing services. The caller stops it. */
  async startAnother(options: RunOptions = {}): Promise<RunningService> {
    return startWebhooks({ ...quick, ...options }, this.backing);
  }

  get brokerUrl(): string {
    return this.backing.rabbitUrl;
  }

  /** The same for a user of its own, who may do no more than this. */
  brokerUrlOfUser(permissions: Permissions): Promise<string> {
    return this.backing.rabbitUrlOfUser('password', permissions);
  }

  get databaseUrl(): string {
    return this.backing.databaseUrl;
  }

  /** Also checks that every request was signed with a secret of its endpoint. */
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

  /** An endpoint for every event, at its own path, unless `input` says otherwise. */
  async givenEndpoint(actor: Principal, input: EndpointInput = {}): Promise<GivenEndpoint> {
    const secret = mintWebhookSecret();
    const path = `/${uuidv7()}`;
    const targetUrl = this.subscriber.url(path);
    const endpoint = await this.service.call(createEndpoint, { actor, secret, targetUrl, events: ['*'], ...input });
    this.expectSignatures(path, input.secret ?? secret);
    return { ...endpoint, secret: input.secret ?? secret, path };
  }

  /** A project of the account, whose event is published but perhaps not received yet. */
  async givenProject(actor: Principal): Promise<number> {
    const created = aProjectCreated(actor);
    await this.service.publish(created);
    const { projectId } = created;
    const known = () =>
      this.service.get(ProjectCopyRepository).findAccount(this.service.get(Database).reader, projectId);
    await eventually(async () => expect(await known()).toBe(actor.accountId));
    return projectId;
  }

  /** Requests at a path may also be signed with this secret. */
  expectSignatures(path: string, secret: string): void {
    const key = schemeOf(secret) === 'v1a' ? publicKeyOf(secret) : secret;
    this.keys.set(path, [...(this.keys.get(path) ?? []), key]);
  }

  /** Publishes events one after the other. Returns their ids in this order. */
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
  async givenHealthyEndpoint(actor: Principal, input: EndpointInput = {}): Promise<GivenEndpoint> {
    const endpoint = await this.givenEndpoint(actor, input);
    await this.publish(actor);
    await this.delivery(actor, endpoint.id, 'delivered');
    return endpoint;
  }

  /** The requests at a path, once there are `count`. */
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
