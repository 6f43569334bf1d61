import { getUsage, recordUsage, usageHours, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import { maySee } from '../token/token.policy';
import { Writes } from '../writes';
import { usageOf } from './usage.policy';
import { UsageRepository } from './usage.repository';

const hourMs = 3_600_000;

@Injectable()
export class UsageRpc {
  private forgotAt = 0;

  constructor(
    private readonly usage: UsageRepository,
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly clock: Clock,
  ) {}

  @HandleRpc(recordUsage)
  async record({ counts }: RpcRequest<typeof recordUsage>, call: RpcContext): Promise<RpcReply<typeof recordUsage>> {
    await this.forgetOld();
    return this.writes.onceByGateway(call, counts, async (tx) => {
      await this.usage.add(tx, counts);
      return {};
    });
  }

  @HandleRpc(getUsage)
  async get({ actor, ...wanted }: RpcRequest<typeof getUsage>): Promise<RpcReply<typeof getUsage>> {
    const used = await this.usage.read(this.database.manager, actor.accountId, wanted);
    return usageOf(used, (userId) => maySee(actor, userId));
  }

  /** Once an hour, on the way: whoever counts nothing has nothing to forget. */
  private async forgetOld(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.forgotAt < hourMs) return;
    this.forgotAt = now;
    await this.usage.deleteBefore(this.database.manager, new Date(now - usageHours * hourMs));
  }
}
