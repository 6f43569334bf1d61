import { Injectable } from '@nestjs/common';
import {
  endpointCreated,
  endpointDeleted,
  endpointUpdated,
  secretRotated,
  webhookResource,
  type createEndpoint,
  type deleteEndpoint,
  type Principal,
  type rotateSecret,
  type RpcReply,
  type RpcRequest,
  type updateEndpoint,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import type { Transaction } from '@plumbline/persistence';
import { v7 as uuidv7 } from 'uuid';
import { EndpointQueryService } from './endpoint-query.service';
import type { EndpointEntity } from './endpoint.entity';
import { maxEndpoints, requireOwner, resetsHealth } from './endpoint.policy';
import { EndpointRepository } from './endpoint.repository';
import { endpointView } from './endpoint.view';
import { EndpointHealthRepository } from './health/endpoint-health.repository';
import { maxLiveKeys } from './secret/signing-key.policy';
import { EndpointColumns } from './settings/endpoint-columns';
import { EndpointVerificationService } from './verification/endpoint-verification.service';

/** Creates, changes and deletes the endpoints of an account, for its owners. */
@Injectable()
export class EndpointService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endpoints: EndpointRepository,
    private readonly columns: EndpointColumns,
    private readonly health: EndpointHealthRepository,
    private readonly query: EndpointQueryService,
    private readonly verification: EndpointVerificationService,
  ) {}

  async create(call: RpcContext, request: RpcRequest<typeof createEndpoint>): Promise<WebhookEndpoint> {
    const { actor, ...input } = request;
    const created = await this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
      requireOwner(actor);
      if ((await this.endpoints.countLocked(tx, actor.accountId)) >= maxEndpoints) {
        throw new DomainError('webhooks.too-many', {
          detail: text('An account can have {{most}} webhooks. Delete one first.', { most: maxEndpoints }),
        });
      }
      const name = { accountId: actor.accountId, publicId: uuidv7() };
      const endpoint = {
        ...(await this.columns.forNew(tx, name, input, now)),
        ...name,
        disabledReason: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
      };
      await this.endpoints.insert(tx, endpoint);
      await record(endpointCreated, factsOf(endpoint));
      return endpointView({ ...endpoint, id: 0 }, now);
    });
    return this.verification.verifyPending(actor, created);
  }

  async update(call: RpcContext, request: RpcRequest<typeof updateEndpoint>): Promise<WebhookEndpoint> {
    const { actor, id, ...input } = request;
    const updated = await this.unitOfWork.run(
      call,
      withoutSecrets(request),
      async ({ tx, now, record, requireUnchanged }) => {
        const endpoint = await this.lock(tx, actor, id);
        requireUnchanged(webhookResource, endpointView(endpoint, now));
        const columns = await this.columns.forChange(tx, endpoint, input);
        const enabled = columns.active === true ? { disabledReason: null } : {};
        const change = { ...columns, ...enabled, updatedAt: now };
        await this.endpoints.update(tx, actor.accountId, endpoint.id, change);
        if (resetsHealth(endpoint, change)) await this.health.reset(tx, endpoint.id);
        const changed = Object.keys(input).filter((name) => input[name as keyof typeof input] !== undefined);
        await record(endpointUpdated, { ...factsOf({ ...endpoint, ...change }), changed });
        return this.query.view(tx, { ...endpoint, ...change });
      },
    );
    return this.verification.verifyPending(actor, updated);
  }

  /** Adds a secret. Earlier ones continue to sign until they expire, so that the subscriber can change over in between. */
  rotateSecret(call: RpcContext, request: RpcRequest<typeof rotateSecret>): Promise<WebhookEndpoint> {
    const { actor, id } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
      const endpoint = await this.lock(tx, actor, id);
      const signingKeys = this.columns.rotated(endpoint, request, now);
      if (!signingKeys) {
        throw new DomainError('webhooks.too-many-secrets', {
          detail: text(
            '{{count}} secrets are still valid. Wait until one expires, or expire all of them with "overlap-hours": 0.',
            { count: maxLiveKeys },
          ),
          source: { pointer: '/data/attributes/overlap-hours' },
        });
      }
      const change = { signingKeys, updatedAt: now };
      await this.endpoints.update(tx, actor.accountId, endpoint.id, change);
      await record(secretRotated, factsOf(endpoint));
      return this.query.view(tx, { ...endpoint, ...change });
    });
  }

  delete(call: RpcContext, request: RpcRequest<typeof deleteEndpoint>): Promise<RpcReply<typeof deleteEndpoint>> {
    const { actor, id } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record, requireUnchanged }) => {
      const endpoint = await this.lock(tx, actor, id);
      requireUnchanged(webhookResource, endpointView(endpoint, now));
      await this.endpoints.update(tx, actor.accountId, endpoint.id, {
        active: false,
        deletedAt: now,
        updatedAt: now,
        headers: [],
        sealedBasicPassword: null,
        signingKeys: [],
      });
      await record(endpointDeleted, factsOf(endpoint));
      return {};
    });
  }

  private async lock(tx: Transaction, actor: Principal, id: string): Promise<EndpointEntity> {
    requireOwner(actor);
    const endpoint = await this.endpoints.lockByPublicId(tx, actor.accountId, id);
    if (!endpoint) throw new DomainError('webhooks.not-found');
    return endpoint;
  }
}

/** What events say about an endpoint. */
function factsOf({ publicId, description, targetUrl }: Pick<EndpointEntity, 'publicId' | 'description' | 'targetUrl'>) {
  return { endpointId: publicId, description, targetUrl };
}

/**
 * The request as the idempotency key remembers it: a password that people chose could be guessed from its hash. (A hash that
 * includes a random signing secret reveals nothing.)
 */
function withoutSecrets({ basicAuth, headers, ...request }: RpcRequest<typeof updateEndpoint>) {
  return {
    ...request,
    basicAuth: basicAuth && { username: basicAuth.username },
    headers: headers?.map(({ name, value, hidden }) => ({ name, hidden, value: hidden ? undefined : value })),
  };
}
