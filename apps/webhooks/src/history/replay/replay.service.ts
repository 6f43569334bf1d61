import { Injectable } from '@nestjs/common';
import type {
  cancelReplay,
  getReplay,
  listReplays,
  Replay,
  RpcReply,
  RpcRequest,
  startReplay,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { v7 as uuidv7 } from 'uuid';
import { EndpointQueryService } from '../../endpoint/endpoint-query.service';
import { ReplayWorker } from './replay-worker';
import type { ReplayEntity } from './replay.entity';
import { periodOf } from './replay.policy';
import { ReplayRepository } from './replay.repository';

/** Starts, shows and cancels replays, for owners. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly endpoints: EndpointQueryService,
    private readonly replays: ReplayRepository,
    private readonly worker: ReplayWorker,
  ) {}

  async start(call: RpcContext, request: RpcRequest<typeof startReplay>): Promise<Replay> {
    const { actor, endpointId, ...input } = request;
    const started = await this.unitOfWork.run(call, request, async ({ tx, now }) => {
      const endpoint = await this.endpoints.find(actor, endpointId);
      const replay: ReplayEntity = {
        ...periodOf(input, now),
        id: uuidv7(),
        accountId: actor.accountId,
        endpointId: endpoint.id,
        state: 'running',
        total: null,
        done: 0,
        delivered: 0,
        undelivered: 0,
        pending: 0,
        owner: null,
        leaseUntil: null,
        createdAt: now,
        finishedAt: null,
      };
      if (!(await this.replays.insert(tx, replay))) throw new DomainError('webhooks.replay-running');
      return viewOf(replay, endpointId);
    });
    this.worker.wake();
    return started;
  }

  async list({ actor, endpointId, page }: RpcRequest<typeof listReplays>): Promise<RpcReply<typeof listReplays>> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const { items, count } = await this.database.snapshot((reader) =>
      this.replays.findPage(reader, actor.accountId, endpoint.id, page),
    );
    return { items: items.map((replay) => viewOf(replay, endpointId)), count };
  }

  async get({ actor, endpointId, id }: RpcRequest<typeof getReplay>): Promise<Replay> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const replay = await this.replays.find(this.database.reader, actor.accountId, endpoint.id, id);
    if (!replay) throw new DomainError('webhooks.replay-not-found');
    return viewOf(replay, endpointId);
  }

  cancel(call: RpcContext, request: RpcRequest<typeof cancelReplay>): Promise<Replay> {
    const { actor, endpointId, id } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now }) => {
      const endpoint = await this.endpoints.find(actor, endpointId);
      const replay = await this.replays.lock(tx, actor.accountId, endpoint.id, id);
      if (!replay) throw new DomainError('webhooks.replay-not-found');
      if (replay.state !== 'running') return viewOf(replay, endpointId);
      const end = { state: 'cancelled', finishedAt: now } as const;
      await this.replays.update(tx, actor.accountId, id, end);
      return viewOf({ ...replay, ...end }, endpointId);
    });
  }
}

function viewOf(replay: ReplayEntity, endpointId: string): Replay {
  const { id, kind, from, to, state, total, done, delivered, undelivered, pending, createdAt, finishedAt } = replay;
  return {
    id,
    endpointId,
    kind,
    from: from.toISOString(),
    to: to.toISOString(),
    state,
    total,
    done,
    delivered,
    undelivered,
    pending,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
