import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { v7 as uuidv7 } from 'uuid';
import { ShardSettings } from '../../settings';
import { SignalBus } from '../signal/signal-bus';
import { HeldShard, type ShardLease } from './held-shard';
import { planShare, shardOf } from './shard-share.policy';
import { shardChangesTotal, shardsServed } from './shard.metrics';
import { ShardRepository } from './shard.repository';

/** The part of its lease that a process trusts, so that it has stopped serving a shard before another process may take it. */
const trusted = 0.9;

/** Does the work of the shards that this process serves. */
export interface ShardWorker {
  /** This process serves these shards from now on. */
  onAcquired(shards: readonly number[]): void;
  /** Start nothing new for these shards. */
  onReleased(shards: readonly number[]): void;
  /** Attempts whose result is not recorded. */
  inFlight(shard: number): number;
  /** Resolves when the shard has no attempts in flight. */
  drained(shard: number): Promise<void>;
}

/**
 * Leases shards for this process: it takes its share, renews its leases every two seconds, hands shards over when other
 * processes start, and takes over those of processes that no longer renew.
 */
@Injectable()
export class ShardLeases {
  private readonly process = uuidv7();
  private readonly held = new Map<number, HeldShard>();
  private worker: ShardWorker | undefined;
  private trustedUntil = 0;
  private expiry: NodeJS.Timeout | undefined;
  private timer: NodeJS.Timeout | undefined;
  private balancing: Promise<void> | undefined;
  private balanceAgain = false;
  private stopping = false;

  constructor(
    private readonly shards: ShardRepository,
    private readonly signals: SignalBus,
    private readonly database: Database,
    private readonly log: Log,
    private readonly settings: ShardSettings,
  ) {}

  start(worker: ShardWorker): void {
    this.worker = worker;
    this.signals.listen(({ kind }) => (kind === 'shards' || kind === 'missed') && this.balanceSoon());
    this.timer = setInterval(() => this.balanceSoon(), this.settings.renewMs);
    this.balanceSoon();
  }

  /** Hands every shard over, each as soon as it has no attempts in flight. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.balancing;
    await this.shards
      .deregister(this.database.reader, this.process)
      .catch((err: unknown) => this.log.warn({ event: 'shards.deregistration-failed', process: this.process, err }));
    await this.handOver([...this.held.values()]);
    clearInterval(this.timer);
    clearTimeout(this.expiry);
    await this.balancing;
  }

  /** The lease of an endpoint's shard; undefined when this process must start nothing for the endpoint. */
  leaseFor(endpointId: number): ShardLease | undefined {
    const shard = this.held.get(shardOf(endpointId));
    return shard?.serving && performance.now() < this.trustedUntil ? shard : undefined;
  }

  /** The shards for which this process may start work. */
  served(): number[] {
    if (performance.now() >= this.trustedUntil) return [];
    return [...this.held.values()].filter(({ serving }) => serving).map(({ id }) => id);
  }

  private balanceSoon(): void {
    if (this.balancing) {
      this.balanceAgain = true;
      return;
    }
    this.balanceAgain = false;
    this.balancing = this.balance()
      .catch((err: unknown) => this.log.error({ event: 'shards.renewal-failed', process: this.process, err }))
      .finally(() => {
        this.balancing = undefined;
        if (this.balanceAgain) this.balanceSoon();
      });
  }

  private async balance(): Promise<void> {
    await this.renew();
    if (this.stopping) return;
    const processes = await this.shards.announce(this.database.reader, this.process, this.settings.leaseMs);
    const serving = this.served().map((id) => ({ id, inFlight: this.worker!.inFlight(id) }));
    const { give, take } = planShare({ serving, processes });
    if (give.length > 0) void this.handOver(give.map((id) => this.held.get(id)!));
    if (take > 0) await this.take(take);
    shardsServed.set(this.served().length);
  }

  /** Renews every held shard, including those that are being handed over: until then no other process may take them. */
  private async renew(): Promise<void> {
    const shards = [...this.held.values()];
    const requestedAt = performance.now();
    const kept = await this.shards.renew(this.database.reader, this.process, shards, this.settings.leaseMs);
    this.trustUntil(requestedAt + this.settings.leaseMs * trusted);
    this.drop(shards.filter((shard) => !kept.has(shard.id) && this.held.get(shard.id) === shard));
    const resumed = shards.filter((shard) => this.held.get(shard.id) === shard && shard.resume());
    if (resumed.length > 0) this.worker!.onAcquired(idsOf(resumed));
  }

  private async take(count: number): Promise<void> {
    const taken = await this.shards.take(this.database.reader, this.process, count, this.settings.leaseMs);
    if (taken.length === 0) return;
    for (const { id, epoch } of taken) this.held.set(id, new HeldShard(id, epoch));
    this.report('taken', idsOf(taken));
    this.worker!.onAcquired(idsOf(taken));
  }

  private async handOver(shards: readonly HeldShard[]): Promise<void> {
    for (const shard of shards) shard.handOver();
    this.worker!.onReleased(idsOf(shards));
    const idle = shards.filter(({ id }) => this.worker!.inFlight(id) === 0);
    const busy = shards.filter((shard) => !idle.includes(shard));
    await Promise.all([
      idle.length > 0 && this.release(idle),
      ...busy.map(async (shard) => {
        const timer = setTimeout(() => shard.abortAttempts(), this.settings.drainMs);
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
      await this.shards.release(this.database.reader, this.process, own);
      this.report('handed-over', idsOf(own));
      this.signals.notify({ kind: 'shards' });
    } catch (err) {
      // They are no longer renewed, so other processes take them when the leases end.
      this.log.warn({ event: 'shards.release-failed', process: this.process, err });
    }
  }

  private trustUntil(instant: number): void {
    this.trustedUntil = instant;
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.suspend(), Math.max(0, instant - performance.now()));
  }

  /** No renewal succeeded in time: other processes may take these shards soon. */
  private suspend(): void {
    const shards = [...this.held.values()];
    if (shards.length === 0) return;
    for (const shard of shards) shard.suspend();
    this.worker!.onReleased(idsOf(shards));
    shardsServed.set(0);
    this.log.warn({ event: 'shards.suspended', process: this.process, shards: idsOf(shards) });
  }

  /** Another process has taken these shards. */
  private drop(shards: readonly HeldShard[]): void {
    if (shards.length === 0) return;
    for (const shard of shards) {
      shard.suspend();
      this.held.delete(shard.id);
    }
    this.worker!.onReleased(idsOf(shards));
    this.report('lost', idsOf(shards));
  }

  private report(change: 'taken' | 'handed-over' | 'lost', shards: number[]): void {
    shardChangesTotal.inc({ change }, shards.length);
    this.log.info({ event: `shards.${change}`, process: this.process, shards });
  }
}

function idsOf(shards: readonly { id: number }[]): number[] {
  return shards.map(({ id }) => id);
}
