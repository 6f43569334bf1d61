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
import { Clock } from '@plumbline/runtime';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { EndpointService } from '../../endpoint/endpoint.service';
import type { ReplayEntity } from './replay.entity';
import { rangeOf } from './replay.policy';
import { ReplayRepository } from './replay.repository';

/** What owners do with replays: start them, watch them and cancel them. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly replays: ReplayRepository,
    private readonly clock: Clock,
  ) {}

  async start(tx: EntityManager, { actor, endpointId, ...wish }: RpcRequest<typeof startReplay>): Promise<Replay> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const now = this.clock.now();
    const replay: ReplayEntity = {
      ...rangeOf(wish, now),
      id: uuidv7(),
      accountId: actor.accountId,
      endpointId: endpoint.id,
      state: 'running',
      total: null,
      done: 0,
      owner: null,
      leaseUntil: null,
      createdAt: now,
      finishedAt: null,
    };
    if (!(await this.replays.insert(tx, replay))) throw new DomainError('webhooks.replay-running');
    return viewOf(replay, endpointId);
  }

  async list({ actor, endpointId, page }: RpcRequest<typeof listReplays>): Promise<RpcReply<typeof listReplays>> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const { items, count } = await this.replays.findPage({ accountId: actor.accountId, endpointId: endpoint.id }, page);
    return { items: items.map((replay) => viewOf(replay, endpointId)), count };
  }

  async get({ actor, endpointId, id }: RpcRequest<typeof getReplay>): Promise<Replay> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const replay = await this.replays.find({ accountId: actor.accountId, endpointId: endpoint.id }, id);
    if (!replay) throw new DomainError('webhooks.replay-not-found');
    return viewOf(replay, endpointId);
  }

  async cancel(tx: EntityManager, { actor, endpointId, id }: RpcRequest<typeof cancelReplay>): Promise<Replay> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const replay = await this.replays.lock(tx, { accountId: actor.accountId, endpointId: endpoint.id }, id);
    if (!replay) throw new DomainError('webhooks.replay-not-found');
    if (replay.state !== 'running') return viewOf(replay, endpointId);
    const end = { state: 'cancelled', finishedAt: this.clock.now() } as const;
    await this.replays.update(tx, id, end);
    return viewOf({ ...replay, ...end }, endpointId);
  }
}

function viewOf(replay: ReplayEntity, endpointId: string): Replay {
  const { id, kind, from, to, state, total, done, createdAt, finishedAt } = replay;
  return {
    id,
    endpointId,
    kind,
    from: from.toISOString(),
    to: to.toISOString(),
    state,
    total,
    done,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
