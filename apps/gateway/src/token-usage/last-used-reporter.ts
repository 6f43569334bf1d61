import { Injectable } from '@nestjs/common';
import { recordTokenUses } from '@plumbline/contracts';
import { RpcClient } from '@plumbline/messaging';
import { Clock, Log } from '@plumbline/runtime';
import type { Caller } from '../routing/caller';
import { TokenUsageReporter } from './token-usage-reporter';

const onceEveryMs = 60_000;
const maxKept = 10_000;

interface TokenUse {
  accountId: number;
  tokenId: string;
  at: string;
  ip: string;
}

/** Reports the time and address of the last use of tokens to the tokens service: at most once a minute per token. */
@Injectable()
export class LastUsedReporter extends TokenUsageReporter<TokenUse> {
  private readonly lastNoted = new Map<string, number>();
  private pending: TokenUse[] = [];

  constructor(
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
    log: Log,
  ) {
    super(log, 'token-uses.not-recorded');
  }

  note({ principal: { accountId, credential } }: Caller, ip: string): void {
    if (credential.type !== 'token') return;
    const now = this.clock.now();
    const last = this.lastNoted.get(credential.tokenId);
    if (last !== undefined && now.getTime() - last < onceEveryMs) return;
    this.lastNoted.delete(credential.tokenId);
    const oldest = this.lastNoted.keys().next();
    if (this.lastNoted.size >= maxKept && !oldest.done) this.lastNoted.delete(oldest.value);
    this.lastNoted.set(credential.tokenId, now.getTime());
    if (this.pending.length < maxKept) {
      this.pending.push({ accountId, tokenId: credential.tokenId, at: now.toISOString(), ip });
    }
  }

  protected takeAll(): TokenUse[] {
    const uses = this.pending;
    this.pending = [];
    return uses;
  }

  protected report(uses: TokenUse[]): Promise<unknown> {
    return this.rpc.call(recordTokenUses, { uses });
  }
}
