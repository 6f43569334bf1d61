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
import { Clock } from '@plumbline/runtime';
import type { EntityManager } from 'typeorm';
import type { EndpointRef } from '../../endpoint/endpoint.repository';
import { deliversNow } from '../../endpoint/endpoint-status.policy';
import { EndpointService } from '../../endpoint/endpoint.service';
import { StoredEvents } from './stored-events';
import { RetentionRepository } from '../../retention/retention.repository';
import { firstUuidAt } from './delivery-filter';
import { DeliveryHistoryRepository, type EndpointKey, type FoundDelivery } from './delivery-history.repository';
import { lateAfterMs, undeliveredReason } from './undelivered.policy';

/** What owners do with deliveries: look at them, and have one sent again. */
@Injectable()
export class DeliveryHistoryService {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly deliveries: DeliveryHistoryRepository,
    private readonly events: StoredEvents,
    private readonly retention: RetentionRepository,
    private readonly clock: Clock,
  ) {}

  async list({
    actor,
    endpointId,
    page,
    filter,
  }: RpcRequest<typeof listDeliveries>): Promise<RpcReply<typeof listDeliveries>> {
    const endpoints = await this.endpointsOf(actor, endpointId);
    const found = await this.deliveries.findPage(scopeOf(actor, endpoints), filter, page);
    return { ...found, items: (await this.views(found.items, endpoints)).map(({ view }) => view) };
  }

  async listUndelivered({
    actor,
    endpointId,
    page,
    filter,
  }: RpcRequest<typeof listUndelivered>): Promise<RpcReply<typeof listUndelivered>> {
    const endpoints = await this.endpointsOf(actor, endpointId);
    const late = new Date(this.clock.now().getTime() - lateAfterMs);
    const found = await this.deliveries.findUndelivered(
      scopeOf(actor, endpoints),
      {
        ...filter,
        lateSince: firstUuidAt(late.toISOString()),
        silent: endpoints.filter((endpoint) => !deliversNow(endpoint)).map(({ id }) => id),
      },
      page,
    );
    const views = await this.views(found.items, endpoints);
    return {
      ...found,
      items: views.map(({ view, endpoint }) => ({ ...view, reason: undeliveredReason(view, endpoint) })),
    };
  }

  async get({ actor, endpointId, id }: RpcRequest<typeof getDelivery>): Promise<RpcReply<typeof getDelivery>> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const found = await this.find({ accountId: actor.accountId, endpointId: endpoint.id }, id);
    const [body, attempts] = await Promise.all([this.events.body(found), this.deliveries.findAttempts(found)]);
    const [shown] = await this.views([found], [endpoint]);
    // Retention has passed in this moment, and takes the delivery next.
    if (!shown || body === undefined) throw new DomainError('webhooks.delivery-not-found');
    return { delivery: shown.view, body, attempts };
  }

  /** Starts the schedule of a delivery anew, whatever became of it; answers it with the endpoint that now has work. */
  async resend(tx: EntityManager, { actor, endpointId, id }: RpcRequest<typeof resendDelivery>): Promise<Delivery> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const key = { accountId: actor.accountId, endpointId: endpoint.id };
    const firstKeptDay = await this.retention.hold(tx);
    const found = await this.find(key, id, tx);
    if (found.eventDay < firstKeptDay) throw new DomainError('webhooks.delivery-expired');
    await this.deliveries.restart(tx, key, found.id);
    const [shown] = await this.views([await this.find(key, id, tx)], [endpoint]);
    return shown!.view;
  }

  private async endpointsOf(actor: Principal, endpointId: string | undefined): Promise<EndpointRef[]> {
    return endpointId === undefined ? this.endpoints.findAll(actor) : [await this.endpoints.find(actor, endpointId)];
  }

  private async find(key: EndpointKey, id: string, tx?: EntityManager): Promise<FoundDelivery> {
    const delivery = await this.deliveries.findByPublicId(key, id, tx);
    if (!delivery) throw new DomainError('webhooks.delivery-not-found');
    return delivery;
  }

  /** As they are shown, without those whose events retention has taken since. */
  private async views(
    found: readonly FoundDelivery[],
    endpoints: readonly EndpointRef[],
  ): Promise<{ view: Delivery; endpoint: EndpointRef }[]> {
    const eventIds = await this.events.publicIds(found);
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
