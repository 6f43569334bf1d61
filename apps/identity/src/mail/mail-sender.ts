import { cleanupBatch } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { MailDelivery } from './mail-delivery';
import { MailTransport } from './mail-transport';

const pollMs = 1_000;
const cleanUpEveryMs = 3_600_000;

/** Sends queued mail and deletes old mail in the background. Any number of processes may run it. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loops: BackgroundLoop[];

  constructor(
    delivery: MailDelivery,
    private readonly transport: MailTransport,
    log: Log,
  ) {
    const deliver = async () => (await delivery.deliverDue()) > 0;
    const cleanUp = async () => (await delivery.deleteOld()) === cleanupBatch;
    this.loops = [
      new BackgroundLoop({ name: 'mail', everyMs: pollMs, run: deliver }, log),
      new BackgroundLoop({ name: 'mail-cleanup', everyMs: cleanUpEveryMs, run: cleanUp }, log),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    this.transport.close();
  }
}
