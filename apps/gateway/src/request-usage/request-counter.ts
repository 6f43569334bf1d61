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
  /** When the step began, in milliseconds since 1970. */
  step: number;
  admitted: number;
  refused: number;
}

/** Counts requests by token, for the chart of the last day: a sum in memory, told to the tokens service now and then. */
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

  protected takeAll(): Usage[] {
    const counts = [...this.finished, ...this.counts.values()].map(({ step, ...count }) => ({
      ...count,
      at: new Date(step).toISOString(),
    }));
    this.counts = new Map();
    this.finished = [];
    return counts;
  }

  protected tell(counts: Usage[]): Promise<unknown> {
    return this.rpc.call(recordUsage, { counts });
  }
}
