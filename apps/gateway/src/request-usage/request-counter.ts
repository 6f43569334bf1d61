import { Injectable } from '@nestjs/common';
import { recordUsage, usageStepSeconds, type Principal, type RpcInput } from '@plumbline/contracts';
import { RpcClient } from '@plumbline/messaging';
import { Clock, Log } from '@plumbline/runtime';
import { TokenUsageReporter } from '../token-usage/token-usage-reporter';

const stepMs = usageStepSeconds * 1_000;
const maxKept = 10_000;

type Usage = RpcInput<typeof recordUsage>['counts'][number];

interface Count {
  accountId: number;
  tokenId: string;
  /** Start of the step, in milliseconds since 1970. */
  step: number;
  admitted: number;
  refused: number;
}

/** Counts admitted and refused requests by token and step, for the request usage of the last 24 hours. */
@Injectable()
export class RequestCounter extends TokenUsageReporter<Usage> {
  private counts = new Map<string, Count>();
  private finished: Count[] = [];

  constructor(
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
    log: Log,
  ) {
    super(log, 'usage.not-recorded');
  }

  /** Called for every request with a token, so it must be cheap: one map lookup and one addition. */
  count({ accountId, credential }: Principal, outcome: 'admitted' | 'refused'): void {
    if (credential.type !== 'token') return;
    const now = this.clock.now().getTime();
    const step = now - (now % stepMs);
    let count = this.counts.get(credential.tokenId);
    if (count?.step !== step) {
      if (count) this.finished.push(count);
      // Above this many tokens in one batch, new tokens are not counted, so that memory is bounded.
      else if (this.counts.size >= maxKept) return;
      count = { accountId, tokenId: credential.tokenId, step, admitted: 0, refused: 0 };
      this.counts.set(credential.tokenId, count);
    }
    count[outcome]++;
  }

  protected takeAll(): Usage[] {
    const counts = [...this.finished, ...this.counts.values()].map(({ step, ...count }) => ({
      ...count,
      at: new Date(step).toISOString(),
    }));
    this.counts = new Map();
    this.finished = [];
    return counts;
  }

  protected report(counts: Usage[]): Promise<unknown> {
    return this.rpc.call(recordUsage, { counts });
  }
}
