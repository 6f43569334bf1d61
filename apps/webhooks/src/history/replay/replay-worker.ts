import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { BackgroundLoop, Clock, Log } from '@plumbline/runtime';
import { DeliveryEngine } from '../../delivery/delivery-engine';
import { ReplaySettings } from '../../settings';
import { ReplayStep } from './replay-step';
import { ReplayRepository } from './replay.repository';
import { RetryPauses } from './retry-pauses';

type Work = 'step' | 'count' | 'results';

/**
 * Background loop that leases replays and advances them step by step. Others count their deliveries and what has become of these, which
 * may take long: no replay waits for the count of one, nor for one that fails.
 */
@Injectable()
export class ReplayWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly owner = randomUUID();
  /** The batch size of each replay after its last step. */
  private batches = new Map<string, number>();
  private held: readonly string[] = [];
  private readonly pauses = { step: new RetryPauses(), count: new RetryPauses(), results: new RetryPauses() };
  private readonly loops: Record<Work, BackgroundLoop>;

  constructor(
    private readonly replays: ReplayRepository,
    private readonly step: ReplayStep,
    private readonly engine: DeliveryEngine,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: ReplaySettings,
  ) {
    const everyMs = settings.replayStepMs;
    this.loops = {
      step: new BackgroundLoop({ name: 'replay', everyMs, run: (signal) => this.takeSteps(signal) }, log),
      count: new BackgroundLoop({ name: 'replay-count', everyMs, run: (signal) => this.count(signal) }, log),
      results: new BackgroundLoop({ name: 'replay-results', everyMs, run: (signal) => this.countResults(signal) }, log),
    };
  }

  onApplicationBootstrap(): void {
    for (const loop of Object.values(this.loops)) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.loops).map((loop) => loop.stop()));
    await this.database.transaction((tx) => this.replays.release(tx, this.owner));
  }

  /** Takes the next steps without waiting for the interval. */
  wake(): void {
    this.loops.step.wake();
  }

  private async takeSteps(signal: AbortSignal): Promise<void> {
    this.held = await this.database.transaction((tx) =>
      this.replays.lease(tx, this.owner, this.settings.replayLeaseMs),
    );
    const batches = new Map<string, number>();
    await this.each('step', signal, async (id) => {
      const result = await this.step.take(id, this.owner, this.batches.get(id));
      if (result) batches.set(id, result.batch);
      if (result?.endpointId !== undefined) this.engine.wake([result.endpointId]);
    });
    // A step that failed was rolled back. It is repeated with the smallest batch.
    this.batches = batches;
  }

  private async count(signal: AbortSignal): Promise<void> {
    await this.each('count', signal, (id) => this.step.count(id, this.owner));
  }

  private async countResults(signal: AbortSignal): Promise<void> {
    await this.each('results', signal, (id) => this.step.countResults(id, this.owner));
  }

  /** Works on every replay that this process holds, except those for which it failed lately. */
  private async each(what: Work, signal: AbortSignal, work: (id: string) => Promise<void>): Promise<void> {
    const pauses = this.pauses[what];
    const now = () => this.clock.now().getTime();
    pauses.keep(this.held);
    for (const id of this.held) {
      if (signal.aborted) return;
      if (!pauses.isDue(id, now())) continue;
      try {
        await work(id);
        pauses.delete(id);
      } catch (err) {
        const { times, pauseMs } = pauses.add(id, now());
        this.log.error({ event: `replay.${what}-failed`, replayId: id, againInMs: pauseMs, err });
        if (what === 'step' && times >= this.settings.replayStepTries) await this.step.giveUp(id, this.owner);
      }
    }
  }
}
