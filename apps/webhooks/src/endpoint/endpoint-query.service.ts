import { Injectable } from '@nestjs/common';
import type {
  getEndpoint,
  listEndpoints,
  Principal,
  RpcReply,
  RpcRequest,
  WebhookEndpoint,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Database, type Reader } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import type { EndpointEntity } from './endpoint.entity';
import { requireOwner } from './endpoint.policy';
import { EndpointRepository, type EndpointRef } from './endpoint.repository';
import { endpointView } from './endpoint.view';
import { EndpointHealthRepository } from './health/endpoint-health.repository';

/** Reads endpoints, for owners of their account. */
@Injectable()
export class EndpointQueryService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointRepository,
    private readonly health: EndpointHealthRepository,
    private readonly clock: Clock,
  ) {}

  async list({ actor, page }: RpcRequest<typeof listEndpoints>): Promise<RpcReply<typeof listEndpoints>> {
    requireOwner(actor);
    const { items, count } = await this.database.snapshot((reader) =>
      this.endpoints.findPage(reader, actor.accountId, page),
    );
    return { items: await this.views(this.database.reader, items), count };
  }

  async get({ actor, id }: Pick<RpcRequest<typeof getEndpoint>, 'actor' | 'id'>): Promise<WebhookEndpoint> {
    return this.view(this.database.reader, await this.find(actor, id));
  }

  /** @throws DomainError `webhooks.not-found` */
  async find(actor: Principal, id: string): Promise<EndpointEntity> {
    requireOwner(actor);
    const endpoint = await this.endpoints.findByPublicId(this.database.reader, actor.accountId, id);
    if (!endpoint) throw new DomainError('webhooks.not-found');
    return endpoint;
  }

  /** Every endpoint of the actor's account. */
  async findAll(actor: Principal): Promise<EndpointRef[]> {
    requireOwner(actor);
    return this.endpoints.findRefs(this.database.reader, actor.accountId);
  }

  /** The endpoint with its health, as owners see it. */
  async view(reader: Reader, endpoint: EndpointEntity): Promise<WebhookEndpoint> {
    const [view] = await this.views(reader, [endpoint]);
    return view!;
  }

  private async views(reader: Reader, endpoints: readonly EndpointEntity[]): Promise<WebhookEndpoint[]> {
    const now = this.clock.now();
    const health = await this.health.findByEndpoints(
      reader,
      endpoints.map(({ id }) => id),
    );
    return endpoints.map((endpoint) => endpointView(endpoint, now, health.get(endpoint.id)));
  }
}
