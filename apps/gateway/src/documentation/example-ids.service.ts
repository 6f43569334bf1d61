import { Injectable } from '@nestjs/common';
import {
  fromShortCode,
  getTicket,
  listAttachments,
  listComponents,
  listDeliveries,
  listEndpoints,
  listGroups,
  listProjects,
  listTickets,
  listTicketTypes,
  toShortCode,
  uuid,
  type Principal,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { RpcClient } from '@plumbline/messaging';
import type { ExampleIds } from './example-ids';
import type { ExampleSource } from './example-source.query';

const one = { number: 1, size: 1 };
type Found = Partial<ExampleIds>;

/** Finds ids of resources that a reader of the document can access, so that they can send its examples unchanged. */
@Injectable()
export class ExampleIdsService {
  constructor(private readonly rpc: RpcClient) {}

  /** Ids that do not exist, or that the reader may not see, are left out. */
  async find(actor: Principal, source: ExampleSource): Promise<Found> {
    const project = await this.project(actor, source.project);
    const [ofProject, ofWebhook, groups] = await Promise.all([
      project === undefined ? {} : this.ofProject(actor, project, source.ticket),
      actor.owner ? this.ofWebhook(actor) : {},
      orNothing(this.rpc.call(listGroups, { actor, page: one })),
    ]);
    const group = ids({ group: groups?.items[0]?.id });
    return { user: toShortCode(actor.userId), ...group, ...ofProject, ...ofWebhook };
  }

  private async project(actor: Principal, given = 'latest'): Promise<number | undefined> {
    if (given !== 'latest') return fromShortCode(given);
    return (
      await orNothing(
        this.rpc.call(listProjects, { actor, page: one, sort: { field: 'created-on', descending: true } }),
      )
    )?.items[0]?.id;
  }

  private async ofProject(actor: Principal, projectId: number, wanted: string | undefined): Promise<Found> {
    const [components, types, ticket] = await Promise.all([
      orNothing(this.rpc.call(listComponents, { actor, projectId })),
      orNothing(this.rpc.call(listTicketTypes, { actor, projectId })),
      this.ticket(actor, projectId, wanted),
    ]);
    return {
      project: toShortCode(projectId),
      ...ids({ component: components?.items[0]?.id, ticketType: types?.items[0]?.id }),
      ...(ticket === undefined ? {} : { ticket, ...(await this.ofTicket(actor, projectId, ticket)) }),
    };
  }

  private async ticket(actor: Principal, projectId: number, wanted: string | undefined): Promise<string | undefined> {
    const id = uuid.safeParse(wanted);
    if (id.success) {
      return (await orNothing(this.rpc.call(getTicket, { actor, projectId, uuid: id.data })))?.uuid;
    }
    return (
      await orNothing(
        this.rpc.call(listTickets, { actor, projectId, page: one, sort: { field: 'created-at', descending: true } }),
      )
    )?.items[0]?.uuid;
  }

  private async ofTicket(actor: Principal, projectId: number, ticketUuid: string): Promise<Found> {
    const files = await orNothing(this.rpc.call(listAttachments, { actor, projectId, ticketUuid, page: one }));
    const [file] = files?.items ?? [];
    return file ? { attachment: file.id } : {};
  }

  private async ofWebhook(actor: Principal): Promise<Found> {
    const webhooks = await orNothing(this.rpc.call(listEndpoints, { actor, page: one }));
    const [webhook] = webhooks?.items ?? [];
    if (!webhook) return {};
    const deliveries = await orNothing(this.rpc.call(listDeliveries, { actor, endpointId: webhook.id, page: one }));
    const [delivery] = deliveries?.items ?? [];
    return { webhook: webhook.id, ...(delivery ? { delivery: delivery.id } : {}) };
  }
}

/** A refusal, or a service that does not respond, leaves an id out. The reader still gets the document. */
async function orNothing<Reply>(call: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function ids(numbers: Record<string, number | undefined>): Found {
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([name, id]) => (id === undefined ? [] : [[name, toShortCode(id)]])),
  );
}
