import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, type NotificationListener, type Transaction } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { decodeSignal, type Signal } from './signal-message';
import { SignalRepository, signalTopic } from './signal.repository';

/** Called for each signal of any process, this one included, and with `missed` when signals may have been lost. */
export type SignalListener = (signal: Signal | { kind: 'missed' }) => void;

/**
 * Signals between the processes of this service, by PostgreSQL notifications. A signal saves the time until the next scan;
 * nothing depends on its arrival.
 */
@Injectable()
export class SignalBus implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners: SignalListener[] = [];
  private readonly notifications: NotificationListener;

  constructor(
    private readonly repository: SignalRepository,
    private readonly database: Database,
    private readonly log: Log,
  ) {
    this.notifications = database.notificationListener(
      {
        topic: signalTopic,
        onNotification: (payload) => this.onNotification(payload),
        onListening: () => this.emit({ kind: 'missed' }),
      },
      log,
    );
  }

  onApplicationBootstrap(): void {
    this.notifications.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.notifications.stop();
  }

  listen(listener: SignalListener): void {
    this.listeners.push(listener);
  }

  /** Sends a signal if and only if the transaction commits. */
  async send(tx: Transaction, signal: Signal): Promise<void> {
    await this.repository.notify(tx, signal);
  }

  /** Sends a signal now, without waiting. A failure is ignored: a scan finds the same work. */
  notify(signal: Signal): void {
    this.repository
      .notify(this.database.reader, signal)
      .catch((err: unknown) => this.log.debug({ event: 'signal.not-sent', kind: signal.kind, err }));
  }

  private onNotification(payload: string): void {
    const signal = decodeSignal(payload);
    if (signal) this.emit(signal);
  }

  private emit(signal: Parameters<SignalListener>[0]): void {
    for (const listener of this.listeners) listener(signal);
  }
}
