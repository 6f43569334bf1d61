import { Injectable } from '@nestjs/common';
import {
  endpointCreated,
  endpointDeleted,
  endpointUpdated,
  secretRotated,
  type createEndpoint,
  type deleteEndpoint,
  type Page,
  type Principal,
  type rotateSecret,
  type RpcReply,
  type RpcRequest,
  type updateEndpoint,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Clock } from '@plumbline/runtime';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { EndpointHealthRepository } from './health/endpoint-health.repository';
import type { EndpointEntity } from './endpoint.entity';
import { resetsHealth, mayManageWebhooks, maxEndpoints } from './endpoint.policy';
import { EndpointRepository, type EndpointRef } from './endpoint.repository';
import { EndpointEncryption } from './secret/endpoint-encryption';
import { EndpointColumns } from './settings/endpoint-columns';
import { EndpointTrail } from './endpoint-trail';
import { endpointView } from './endpoint.view';
import { maxLiveKeys, rotatedKeys } from './secret/signing-key.policy';

/** The endpoints of an account: made, read, changed and deleted by its owners. */
@Injectable()
export class EndpointService {
  constructor(
    private readonly endpoints: EndpointRepository,
    private readonly settings: EndpointColumns,
    private readonly secrets: EndpointEncryption,
    private readonly health: EndpointHealthRepository,
    private readonly trail: EndpointTrail,
    private readonly clock: Clock,
  ) {}

  async create(
    tx: EntityManager,
    { actor, secret, ...input }: RpcRequest<typeof createEndpoint>,
  ): Promise<WebhookEndpoint> {
    requireOwner(actor);
    if ((await this.endpoints.countLocked(tx, actor.accountId)) >= maxEndpoints) {
      throw new DomainError('webhooks.too-many', {
        detail: `An account has at most ${maxEndpoints} webhooks. Delete one first.`,
      });
    }
    const now = this.clock.now();
    const publicId = uuidv7();
    const endpoint = {
      ...(await this.settings.forNew(tx, { accountId: actor.accountId, publicId }, input)),
      publicId,
      signingKeys: [this.secrets.sealSigningKey(publicId, secret, now)],
      accountId: actor.accountId,
      disabledReason: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    };
    await this.endpoints.insert(tx, endpoint);
    await this.trail.tell(tx, endpointCreated, actor, factsOf(endpoint));
    return endpointView({ ...endpoint, id: 0 }, now);
  }

  async list(actor: Principal, page: Page): Promise<{ items: WebhookEndpoint[]; count: number }> {
    requireOwner(actor);
    const { items, count } = await this.endpoints.findPage(actor.accountId, page);
    return { items: await this.views(items), count };
  }

  async get(actor: Principal, id: string): Promise<WebhookEndpoint> {
    return this.view(await this.find(actor, id));
  }

  async update(
    tx: EntityManager,
    { actor, id, ...input }: RpcRequest<typeof updateEndpoint>,
  ): Promise<WebhookEndpoint> {
    const endpoint = await this.lock(tx, actor, id);
    const settings = await this.settings.forChange(tx, endpoint, input);
    const switchedOn = settings.active === true ? { disabledReason: null } : {};
    const change = { ...settings, ...switchedOn, updatedAt: this.clock.now() };
    await this.endpoints.update(tx, actor.accountId, endpoint.id, change);
    if (resetsHealth(endpoint, change)) await this.health.resetHealth(tx, endpoint.id);
    const changed = Object.keys(input).filter((name) => input[name as keyof typeof input] !== undefined);
    await this.trail.tell(tx, endpointUpdated, actor, { ...factsOf({ ...endpoint, ...change }), changed });
    return this.view({ ...endpoint, ...change }, tx);
  }

  /** A new secret signs beside those before it until their time is over, so that a subscriber can change over in between. */
  async rotateSecret(
    tx: EntityManager,
    { actor, id, secret, overlapHours }: RpcRequest<typeof rotateSecret>,
  ): Promise<WebhookEndpoint> {
    const endpoint = await this.lock(tx, actor, id);
    const now = this.clock.now();
    const key = this.secrets.sealSigningKey(endpoint.publicId, secret, now);
    const signingKeys = rotatedKeys(endpoint.signingKeys, key, { now, overlapMs: overlapHours * 3_600_000 });
    if (!signingKeys) {
      throw new DomainError('webhooks.too-many-secrets', {
        detail: `${maxLiveKeys} secrets are valid still. Wait until one has expired, or end them all with "overlap-hours": 0.`,
        source: { pointer: '/data/attributes/overlap-hours' },
      });
    }
    const change = { signingKeys, updatedAt: now };
    await this.endpoints.update(tx, actor.accountId, endpoint.id, change);
    await this.trail.tell(tx, secretRotated, actor, factsOf(endpoint));
    return this.view({ ...endpoint, ...change }, tx);
  }

  async delete(
    tx: EntityManager,
    { actor, id }: RpcRequest<typeof deleteEndpoint>,
  ): Promise<RpcReply<typeof deleteEndpoint>> {
    const endpoint = await this.lock(tx, actor, id);
    const now = this.clock.now();
    await this.endpoints.update(tx, actor.accountId, endpoint.id, {
      active: false,
      deletedAt: now,
      updatedAt: now,
      headers: [],
      sealedBasicPassword: null,
      signingKeys: [],
    });
    await this.trail.tell(tx, endpointDeleted, actor, factsOf(endpoint));
    return {};
  }

  /** The endpoint, for an owner of its account. */
  async find(actor: Principal, id: string): Promise<EndpointEntity> {
    requireOwner(actor);
    const endpoint = await this.endpoints.findByPublicId(actor.accountId, id);
    if (!endpoint) throw new DomainError('webhooks.not-found');
    return endpoint;
  }

  /** Every endpoint of an owner's account. */
  async findAll(actor: Principal): Promise<EndpointRef[]> {
    requireOwner(actor);
    return this.endpoints.findKeys(actor.accountId);
  }

  private async view(endpoint: EndpointEntity, tx?: EntityManager): Promise<WebhookEndpoint> {
    const [view] = await this.views([endpoint], tx);
    return view!;
  }

  private async views(endpoints: readonly EndpointEntity[], tx?: EntityManager): Promise<WebhookEndpoint[]> {
    const now = this.clock.now();
    const health = await this.health.findByEndpoints(
      endpoints.map(({ id }) => id),
      tx,
    );
    return endpoints.map((endpoint) => endpointView(endpoint, now, health.get(endpoint.id)));
  }

  private async lock(tx: EntityManager, actor: Principal, id: string): Promise<EndpointEntity> {
    requireOwner(actor);
    const endpoint = await this.endpoints.lockByPublicId(tx, actor.accountId, id);
    if (!endpoint) throw new DomainError('webhooks.not-found');
    return endpoint;
  }
}

function requireOwner(actor: Principal): void {
  if (!mayManageWebhooks(actor)) throw new DomainError('access.owner-required');
}

function factsOf({ publicId, description, targetUrl }: Pick<EndpointEntity, 'publicId' | 'description' | 'targetUrl'>) {
  return { endpointId: publicId, description, targetUrl };
}
