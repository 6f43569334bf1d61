import { getUsage, recordUsage, usageHours, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { cleanupBatch, Database } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { maySee } from '../token/token.policy';
import { usageOf } from './usage.policy';
import { UsageRepository } from './usage.repository';

const hourMs = 3_600_000;

/** Counts of requests per token, kept for `usageHours`. */
@Injectable()
export class UsageService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly cleanup: BackgroundLoop;

  constructor(
    private readonly usage: UsageRepository,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    log: Log,
  ) {
    const run = async () => (await this.deleteOld()) === cleanupBatch;
    this.cleanup = new BackgroundLoop({ name: 'usage-cleanup', everyMs: hourMs, run }, log);
  }

  onApplicationBootstrap(): void {
    this.cleanup.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.cleanup.stop();
  }

  /** Adds a gateway's counts. */
  record(call: RpcContext, request: RpcRequest<typeof recordUsage>): Promise<RpcReply<typeof recordUsage>> {
    return this.unitOfWork.runAnonymous(call, request, async ({ tx }) => {
      await this.usage.add(tx, request.counts);
      return {};
    });
  }

  /** The usage of the actor's account; single tokens only as far as the actor may see them. */
  async get({ actor, ...period }: RpcRequest<typeof getUsage>): Promise<RpcReply<typeof getUsage>> {
    const used = await this.usage.read(this.database.reader, actor.accountId, period);
    return usageOf(used, (userId) => maySee(actor, userId));
  }

  /** Deletes one batch of old counts. Resolves with its size. */
  deleteOld(): Promise<number> {
    return this.unitOfWork.runInternal(({ tx, now }) =>
      this.usage.deleteBefore(tx, new Date(now.getTime() - usageHours * hourMs)),
    );
  }
}
