import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { recordTokenUses } from '@plumbline/contracts';
import { RpcClient } from '@plumbline/messaging';
import { Clock, Log } from '@plumbline/runtime';
import type { Caller } from './caller';

const sendEveryMs = 10_000;
const onceEveryMs = 60_000;
const batchSize = 1_000;
const maxKept = 10_000;

interface TokenUse {
  accountId: number;
  tokenId: string;
  at: string;
  ip: string;
}

/** Tells the tokens service when and from where tokens were used: at most once a minute for each, in batches. */
@Injectable()
export class TokenUses implements OnModuleInit, BeforeApplicationShutdown {
  private readonly lastNoted = new Map<string, number>();
  private waiting: TokenUse[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.send(), sendEveryMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.send();
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
    if (this.waiting.length < maxKept) {
      this.waiting.push({ accountId, tokenId: credential.tokenId, at: now.toISOString(), ip });
    }
  }

  async send(): Promise<void> {
    const uses = this.waiting;
    this.waiting = [];
    for (let index = 0; index < uses.length; index += batchSize) {
      const batch = uses.slice(index, index + batchSize);
      try {
        await this.rpc.call(recordTokenUses, { uses: batch });
      } catch (err) {
        // Lost for good: a "last used" that is some minutes old is not worth a queue.
        this.log.warn({ event: 'token-uses.not-recorded', count: batch.length, err });
      }
    }
  }
}
