import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { recordUsage, usageStepSeconds, type Principal } from '@plumbline/contracts';
import { RpcClient } from '@plumbline/messaging';
import { Clock, Log } from '@plumbline/runtime';

const sendEveryMs = 10_000;
const stepMs = usageStepSeconds * 1_000;
const batchSize = 1_000;
const maxKept = 10_000;

interface Count {
  accountId: number;
  tokenId: string;
  /** When the step began, in milliseconds since 1970. */
  step: number;
  admitted: number;
  refused: number;
}

/** Counts requests by token, for the chart of the last day: a sum in memory, told to the tokens service now and then. */
@Injectable()
export class UsageCounter implements OnModuleInit, BeforeApplicationShutdown {
  private counts = new Map<string, Count>();
  private finished: Count[] = [];
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

  /** On the way of every request with a token: it costs a look-up and an addition. */
  count({ accountId, credential }: Principal, outcome: 'admitted' | 'refused'): void {
    if (credential.type !== 'token') return;
    const now = this.clock.now().getTime();
    const step = now - (now % stepMs);
    let count = this.counts.get(credential.tokenId);
    if (count?.step !== step) {
      if (count) this.finished.push(count);
      // Past this many tokens in ten seconds, those that come new are not counted: memory is bounded.
      else if (this.counts.size >= maxKept) return;
      count = { accountId, tokenId: credential.tokenId, step, admitted: 0, refused: 0 };
      this.counts.set(credential.tokenId, count);
    }
    count[outcome]++;
  }

  async send(): Promise<void> {
    const counts = [...this.finished, ...this.counts.values()].map(({ step, ...count }) => ({
      ...count,
      at: new Date(step).toISOString(),
    }));
    this.counts = new Map();
    this.finished = [];
    for (let index = 0; index < counts.length; index += batchSize) {
      const batch = counts.slice(index, index + batchSize);
      try {
        await this.rpc.call(recordUsage, { counts: batch });
      } catch (err) {
        // Lost for good: ten seconds of a chart are not worth a queue.
        this.log.warn({ event: 'usage.not-recorded', count: batch.length, err });
      }
    }
  }
}
