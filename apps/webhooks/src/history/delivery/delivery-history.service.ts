import { Injectable } from '@nestjs/common';
import type {
  Delivery,
  getDelivery,
  listDeliveries,
  listUndelivered,
  Principal,
  resendDelivery,
  RpcReply,
  RpcRequest,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database, type Reader } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { DeliveryEngine } from '../../delivery/delivery-engine';
import { EndpointQueryService } from '../../endpoint/endpoint-query.service';
import { deliversNow } from '../../endpoint/endpoint-status.policy';
import type { EndpointRef } from '../../endpoint/endpoint.repository';
import { EndpointHealthRepository } from '../../endpoint/health/endpoint-health.repository';
import { RetentionRepository } from '../../retention/retention.repository';
import { firstUuidAt } from './delivery-filter';
import { DeliveryHistoryRepository, type FoundDelivery } from './delivery-history.repository';
import { EventLookupRepository } from './event-lookup.repository';
import { lateAfterMs, undeliveredReason } from './undelivered.policy';

/** Shows owners their deliveries, and resends them. */
@Injectable()
export class DeliveryHistoryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly endpoints: EndpointQueryService,
    private readonly deliveries: DeliveryHistoryRepository,
    private readonly events: EventLookupRepository,
    private readonly retention: RetentionRepository,
    private readonly health: EndpointHealthRepository,
    private readonly engine: DeliveryEngine,
    private readonly clock: Clock,
  ) {}

  async list({
    actor,
    endpointId,
    page,
    filter,
  }: RpcRequest<typeof listDeliveries>): Promise<RpcReply<typeof listDeliveries>> {
    const endpoints = await this.endpointsOf(actor, endpointId);
    const found = await this.database.snapshot((reader) =>
      this.deliveries.findPage(reader, scopeOf(actor, endpoints), filter, page),
    );
    const views = await this.views(this.database.reader, found.items, endpoints);
    return { ...found, items: views.map(({ view }) => view) };
  }

  async listUndelivered({
    actor,
    endpointId,
    page,
    filter,
  }: RpcRequest<typeof listUndelivered>): Promise<RpcReply<typeof listUndelivered>> {
    const endpoints = await this.endpointsOf(actor, endpointId);
    const late = new Date(this.clock.now().getTime() - lateAfterMs);
    const condition = {
      ...filter,
      lateSince: firstUuidAt(late.toISOString()),
      silent: endpoints.filter((endpoint) => !deliversNow(endpoint)).map(({ id }) => id),
    };
    const found = await this.database.snapshot((reader) =>
      this.deliveries.findUndelivered(reader, scopeOf(actor, endpoints), condition, page),
    );
    const views = await this.views(this.database.reader, found.items, endpoints);
    return {
      ...found,
      items: views.map(({ view, endpoint }) => ({ ...view, reason: undeliveredReason(view, endpoint) })),
    };
  }

  async get({ actor, endpointId, id }: RpcRequest<typeof getDelivery>): Promise<RpcReply<typeof getDelivery>> {
    const { reader } = this.database;
    const endpoint = await this.endpoints.find(actor, endpointId);
    const found = await this.find(reader, actor, endpoint.id, id);
    const [body, attempts] = await Promise.all([
      this.events.findBody(reader, found),
      this.deliveries.findAttempts(reader, found),
    ]);
    const [shown] = await this.views(reader, [found], [endpoint]);
    // Retention has deleted the event since, and will delete the delivery.
    if (!shown || body === undefined) throw new DomainError('webhooks.delivery-not-found');
    return { delivery: shown.view, body, attempts };
  }

  /** Starts a new run of the schedule, whatever the delivery's status and the endpoint's circuit breaker are. */
  async resend(call: RpcContext, request: RpcRequest<typeof resendDelivery>): Promise<Delivery> {
    const { actor, endpointId, id } = request;
    const resent = await this.unitOfWork.run(call, request, async ({ tx }) => {
      const endpoint = await this.endpoints.find(actor, endpointId);
      const firstKeptDay = await this.retention.lockFirstKeptDay(tx);
      const found = await this.find(tx, actor, endpoint.id, id);
      if (found.eventDay < firstKeptDay) throw new DomainError('webhooks.delivery-expired');
      await this.deliveries.restart(tx, actor.accountId, endpoint.id, found.id);
      await this.health.allowProbe(tx, endpoint.id);
      const [shown] = await this.views(tx, [await this.find(tx, actor, endpoint.id, id)], [endpoint]);
      return shown!.view;
    });
    this.engine.requestScan();
    return resent;
  }

  private async endpointsOf(actor: Principal, endpointId: string | undefined): Promise<EndpointRef[]> {
    return endpointId === undefined ? this.endpoints.findAll(actor) : [await this.endpoints.find(actor, endpointId)];
  }

  private async find(reader: Reader, actor: Principal, endpointId: number, id: string): Promise<FoundDelivery> {
    const delivery = await this.deliveries.findByPublicId(reader, actor.accountId, endpointId, id);
    if (!delivery) throw new DomainError('webhooks.delivery-not-found');
    return delivery;
  }

  /** Deliveries as owners see them, without those whose events retention has deleted since. */
  private async views(
    reader: Reader,
    found: readonly FoundDelivery[],
    endpoints: readonly EndpointRef[],
  ): Promise<{ view: Delivery; endpoint: EndpointRef }[]> {
    const eventIds = await this.events.findPublicIds(reader, found);
    const byNumber = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
    return found.flatMap((delivery) => {
      const [endpoint, eventId] = [byNumber.get(delivery.endpointId), eventIds.get(delivery.eventId)];
      return endpoint && eventId ? [{ endpoint, view: viewOf(delivery, endpoint.publicId, eventId) }] : [];
    });
  }
}

function scopeOf({ accountId }: Principal, endpoints: readonly EndpointRef[]) {
  return { accountId, endpointIds: endpoints.map(({ id }) => id) };
}

function viewOf(delivery: FoundDelivery, endpointId: string, eventId: string): Delivery {
  const { publicId: id, eventName, projectId, status, attempts, dueAt, createdAt } = delivery;
  const nextAttemptAt = dueAt?.toISOString() ?? null;
  return {
    id,
    endpointId,
    eventId,
    eventName,
    projectId,
    status,
    attempts,
    nextAttemptAt,
    createdAt: createdAt.toISOString(),
  };
}
