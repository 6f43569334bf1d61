import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, NotificationListener } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { DataSource, type EntityManager } from 'typeorm';
import { readSignal, signalTexts, type Signal } from './signal-message';

const topic = 'dispatch';

/** Told of each signal of any process, this one's own included; of `missed` when signals may have been lost. */
export type SignalListener = (signal: Signal | { kind: 'missed' }) => void;

/**
 * How the processes of this service call to each other, through PostgreSQL. A signal saves the time until the hearer would have
 * looked by itself, and nothing depends on its arrival.
 */
@Injectable()
export class SignalBus implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly ears: SignalListener[] = [];
  private readonly listener: NotificationListener;

  constructor(
    private readonly database: Database,
    dataSource: DataSource,
    private readonly log: Log,
  ) {
    const heard = (payload: string) => this.heard(payload);
    this.listener = new NotificationListener(
      dataSource,
      { topic, heard, listening: () => this.tell({ kind: 'missed' }) },
      log,
    );
  }

  onApplicationBootstrap(): void {
    this.listener.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener.stop();
  }

  listen(ear: SignalListener): void {
    this.ears.push(ear);
  }

  /** With `tx`, it is sent when, and only if, that commits. */
  async send(signal: Signal, tx: EntityManager = this.database.manager): Promise<void> {
    for (const text of signalTexts(signal)) {
      await tx.query(`select pg_notify('${topic}.' || current_schema(), $1)`, [text]);
    }
  }

  /** Without waiting, and without failing: what is not heard is found. */
  notify(signal: Signal): void {
    this.send(signal).catch((err: unknown) => this.log.debug({ event: 'signal.not-sent', kind: signal.kind, err }));
  }

  private heard(payload: string): void {
    const signal = readSignal(payload);
    if (signal) this.tell(signal);
  }

  private tell(signal: Parameters<SignalListener>[0]): void {
    for (const ear of this.ears) ear(signal);
  }
}
