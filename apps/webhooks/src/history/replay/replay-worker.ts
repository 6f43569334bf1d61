import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { randomUUID } from 'node:crypto';
import { DeliveryEngine } from '../../delivery/delivery-engine';
import { ReplayRepository } from './replay.repository';
import { ReplayStep, type StepResult } from './replay-step';

export interface ReplaySettings {
  /** Milliseconds between two steps of a replay. */
  replayStepMs: number;
  /** Milliseconds after which another process takes over what a dead one was at; above the longest step. */
  replayLeaseMs: number;
}

export const REPLAY_SETTINGS = Symbol('plumbline:replay-settings');

export const defaultReplaySettings: ReplaySettings = { replayStepMs: 500, replayLeaseMs: 15_000 };

/** Brings replays on, step by step: those that nobody is at become this process's. */
@Injectable()
export class ReplayWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly owner = randomUUID();
  /** What each replay let wait at its last step. */
  private batches = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly replays: ReplayRepository,
    private readonly step: ReplayStep,
    private readonly dispatcher: DeliveryEngine,
    private readonly log: Log,
    @Inject(REPLAY_SETTINGS) private readonly settings: ReplaySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.soon(), this.settings.replayStepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.round;
    await this.replays.release(this.owner);
  }

  /** Begins a round of steps, unless one is under way. */
  soon(): void {
    if (this.stopping) return;
    this.round ??= this.takeSteps()
      .catch((err: unknown) => this.log.error({ event: 'replays.failed', err }))
      .finally(() => (this.round = undefined));
  }

  private async takeSteps(): Promise<void> {
    const ids = await this.replays.lease(this.owner, this.settings.replayLeaseMs);
    const batches = new Map<string, number>();
    for (const id of ids) {
      if (this.stopping) return;
      const result = await this.takeStep(id);
      if (result) batches.set(id, result.batch);
      if (result?.endpointId !== undefined) this.dispatcher.wake([result.endpointId]);
    }
    this.batches = batches;
  }

  private async takeStep(id: string): Promise<StepResult | undefined> {
    try {
      return await this.step.take(id, this.owner, this.batches.get(id));
    } catch (err) {
      // Nothing of it is done: it is taken again, beginning with little.
      this.log.error({ event: 'replay.step-failed', replayId: id, err });
      return undefined;
    }
  }
}
