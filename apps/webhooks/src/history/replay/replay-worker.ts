import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { DeliveryEngine } from '../../delivery/delivery-engine';
import { ReplaySettings } from '../../settings';
import { ReplayStep, type StepResult } from './replay-step';
import { ReplayRepository } from './replay.repository';

/** Background loop that leases replays and advances them step by step. */
@Injectable()
export class ReplayWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly owner = randomUUID();
  /** The batch size of each replay after its last step. */
  private batches = new Map<string, number>();
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly replays: ReplayRepository,
    private readonly step: ReplayStep,
    private readonly engine: DeliveryEngine,
    private readonly database: Database,
    private readonly log: Log,
    private readonly settings: ReplaySettings,
  ) {
    const everyMs = settings.replayStepMs;
    this.loop = new BackgroundLoop({ name: 'replay', everyMs, run: (signal) => this.takeSteps(signal) }, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.database.transaction((tx) => this.replays.release(tx, this.owner));
  }

  /** Takes the next steps without waiting for the interval. */
  wake(): void {
    this.loop.wake();
  }

  private async takeSteps(signal: AbortSignal): Promise<void> {
    const ids = await this.database.transaction((tx) =>
      this.replays.lease(tx, this.owner, this.settings.replayLeaseMs),
    );
    const batches = new Map<string, number>();
    for (const id of ids) {
      if (signal.aborted) return;
      const result = await this.takeStep(id);
      if (result) batches.set(id, result.batch);
      if (result?.endpointId !== undefined) this.engine.wake([result.endpointId]);
    }
    this.batches = batches;
  }

  private async takeStep(id: string): Promise<StepResult | undefined> {
    try {
      return await this.step.take(id, this.owner, this.batches.get(id));
    } catch (err) {
      // The step was rolled back. The next round repeats it with the smallest batch.
      this.log.error({ event: 'replay.step-failed', replayId: id, err });
      return undefined;
    }
  }
}
