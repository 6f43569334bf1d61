import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { randomUUID } from 'node:crypto';
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
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly replays: ReplayRepository,
    private readonly step: ReplayStep,
    private readonly engine: DeliveryEngine,
    private readonly database: Database,
    private readonly log: Log,
    private readonly settings: ReplaySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.runSoon(), this.settings.replayStepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.round;
    await this.database.transaction((tx) => this.replays.release(tx, this.owner));
  }

  /** Starts a round of steps, unless one is running. */
  runSoon(): void {
    if (this.stopping) return;
    this.round ??= this.takeSteps()
      .catch((err: unknown) => this.log.error({ event: 'replays.failed', err }))
      .finally(() => (this.round = undefined));
  }

  private async takeSteps(): Promise<void> {
    const ids = await this.database.transaction((tx) =>
      this.replays.lease(tx, this.owner, this.settings.replayLeaseMs),
    );
    const batches = new Map<string, number>();
    for (const id of ids) {
      if (this.stopping) return;
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
