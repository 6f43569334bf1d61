import { Inject, Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { v7 as uuidv7 } from 'uuid';
import { SignalBus } from '../signal/signal-bus';
import { HeldShard, type ShardLease } from './held-shard';
import { planShare, shardOf } from './shard-share.policy';
import { shardChangesTotal, shardsServed } from './shard.metrics';
import { ShardRepository } from './shard.repository';
import { SHARD_SETTINGS, type ShardSettings } from './shard-settings';

/** Part of its lease for which a process trusts it: by the time another one may take a shard, this one has let go of it. */
const trusted = 0.9;

/** What does the work of the shards. */
export interface ShardWorker {
  /** These are served here from now on. */
  gained(shards: readonly number[]): void;
  /** Nothing new may be started for these. */
  left(shards: readonly number[]): void;
  /** Attempts that are being made, or made and not recorded. */
  inFlight(shard: number): number;
  /** Resolves when nothing is under way. */
  drained(shard: number): Promise<void>;
}

/**
 * The shards of endpoints that this process serves: it takes its share of them, keeps them by a sign of life every two seconds,
 * gives some away when others come, and takes over those of processes that have gone silent.
 */
@Injectable()
export class ShardLeases {
  private readonly process = uuidv7();
  private readonly held = new Map<number, HeldShard>();
  private worker: ShardWorker | undefined;
  private trustedUntil = 0;
  private expiry: NodeJS.Timeout | undefined;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;
  private beatAgain = false;
  private stopping = false;

  constructor(
    private readonly shards: ShardRepository,
    private readonly signals: SignalBus,
    private readonly log: Log,
    @Inject(SHARD_SETTINGS) private readonly settings: ShardSettings,
  ) {}

  start(worker: ShardWorker): void {
    this.worker = worker;
    this.signals.listen(({ kind }) => (kind === 'shards' || kind === 'missed') && this.beatSoon());
    this.timer = setInterval(() => this.beatSoon(), this.settings.beatMs);
    this.beatSoon();
  }

  /** Leaves the others its shards, each as soon as nothing is under way for it. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.beating;
    await this.shards
      .leave(this.process)
      .catch((err: unknown) => this.log.warn({ event: 'shards.leave-failed', process: this.process, err }));
    await this.handOver([...this.held.values()]);
    clearInterval(this.timer);
    clearTimeout(this.expiry);
    await this.beating;
  }

  /** How this process holds the shard of an endpoint; undefined when it may start nothing for it. */
  servingOf(endpointId: number): ShardLease | undefined {
    const shard = this.held.get(shardOf(endpointId));
    return shard?.serving && performance.now() < this.trustedUntil ? shard : undefined;
  }

  /** The shards for which work may be started. */
  serving(): number[] {
    if (performance.now() >= this.trustedUntil) return [];
    return [...this.held.values()].filter(({ serving }) => serving).map(({ id }) => id);
  }

  private beatSoon(): void {
    if (this.beating) {
      this.beatAgain = true;
      return;
    }
    this.beatAgain = false;
    this.beating = this.beat()
      .catch((err: unknown) => this.log.error({ event: 'shards.beat-failed', process: this.process, err }))
      .finally(() => {
        this.beating = undefined;
        if (this.beatAgain) this.beatSoon();
      });
  }

  private async beat(): Promise<void> {
    await this.renew();
    if (this.stopping) return;
    const processes = await this.shards.announce(this.process, this.settings.leaseMs);
    const serving = this.serving().map((id) => ({ id, inFlight: this.worker!.inFlight(id) }));
    const { give, take } = planShare({ serving, processes });
    if (give.length > 0) void this.handOver(give.map((id) => this.held.get(id)!));
    if (take > 0) await this.take(take);
    shardsServed.set(this.serving().length);
  }

  /** Every shard that is held, also one that is being handed over: until then nobody else may have it. */
  private async renew(): Promise<void> {
    const shards = [...this.held.values()];
    const asked = performance.now();
    const kept = await this.shards.renew(this.process, shards, this.settings.leaseMs);
    this.trustUntil(asked + this.settings.leaseMs * trusted);
    this.drop(shards.filter((shard) => !kept.has(shard.id) && this.held.get(shard.id) === shard));
    const revived = shards.filter((shard) => this.held.get(shard.id) === shard && shard.revive());
    if (revived.length > 0) this.worker!.gained(revived.map(({ id }) => id));
  }

  private async take(count: number): Promise<void> {
    const taken = await this.shards.take(this.process, count, this.settings.leaseMs);
    if (taken.length === 0) return;
    for (const { id, epoch } of taken) this.held.set(id, new HeldShard(id, epoch));
    this.changed(
      'taken',
      taken.map(({ id }) => id),
    );
    this.worker!.gained(taken.map(({ id }) => id));
  }

  private async handOver(shards: readonly HeldShard[]): Promise<void> {
    for (const shard of shards) shard.handOver();
    this.worker!.left(shards.map(({ id }) => id));
    const idle = shards.filter(({ id }) => this.worker!.inFlight(id) === 0);
    const busy = shards.filter((shard) => !idle.includes(shard));
    await Promise.all([
      idle.length > 0 && this.release(idle),
      ...busy.map(async (shard) => {
        const timer = setTimeout(() => shard.stopWork(), this.settings.drainMs);
        await this.worker!.drained(shard.id);
        clearTimeout(timer);
        await this.release([shard]);
      }),
    ]);
  }

  private async release(shards: readonly HeldShard[]): Promise<void> {
    const own = shards.filter((shard) => this.held.get(shard.id) === shard);
    for (const { id } of own) this.held.delete(id);
    try {
      await this.shards.release(this.process, own);
      this.changed(
        'handed-over',
        own.map(({ id }) => id),
      );
      this.signals.notify({ kind: 'shards' });
    } catch (err) {
      // They are renewed no more, so that somebody has them when their leases end.
      this.log.warn({ event: 'shards.release-failed', process: this.process, err });
    }
  }

  private trustUntil(instant: number): void {
    this.trustedUntil = instant;
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.suspend(), Math.max(0, instant - performance.now()));
  }

  /** No sign of life got through in time: others may serve these shards any moment now. */
  private suspend(): void {
    const shards = [...this.held.values()];
    if (shards.length === 0) return;
    for (const shard of shards) shard.suspend();
    this.worker!.left(shards.map(({ id }) => id));
    shardsServed.set(0);
    this.log.warn({ event: 'shards.suspended', process: this.process, shards: shards.map(({ id }) => id) });
  }

  /** Somebody else has them. */
  private drop(shards: readonly HeldShard[]): void {
    if (shards.length === 0) return;
    for (const shard of shards) {
      shard.suspend();
      this.held.delete(shard.id);
    }
    const ids = shards.map(({ id }) => id);
    this.worker!.left(ids);
    this.changed('lost', ids);
  }

  private changed(change: 'taken' | 'handed-over' | 'lost', shards: number[]): void {
    shardChangesTotal.inc({ change }, shards.length);
    this.log.info({ event: `shards.${change}`, process: this.process, shards });
  }
}
