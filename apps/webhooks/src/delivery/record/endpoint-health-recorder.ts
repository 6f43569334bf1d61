import { Inject, Injectable } from '@nestjs/common';
import { endpointFailing } from '@plumbline/contracts';
import { Outbox } from '@plumbline/messaging';
import type { EntityManager } from 'typeorm';
import { EndpointDisablingService } from '../../endpoint/endpoint-disabling.service';
import type { DisableNotice } from '../../endpoint/health/endpoint-health.policy';
import { EndpointHealthRepository, type HealthReport } from '../../endpoint/health/endpoint-health.repository';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings';

/** What an attempt has changed of what is known of its endpoint. */
export interface HealthChange extends HealthReport {
  accountId: number;
  publicId: string;
  /** Those that are due by it. */
  notices: DisableNotice[];
}

/** Keeps what attempts show of endpoints, tells owners how long one has been failing, and switches it off in the end. */
@Injectable()
export class EndpointHealthRecorder {
  constructor(
    private readonly health: EndpointHealthRepository,
    private readonly disabling: EndpointDisablingService,
    private readonly outbox: Outbox,
    @Inject(DELIVERY_SETTINGS) private readonly settings: DeliverySettings,
  ) {}

  /** In the order in which they happened. Those of a process that serves their endpoint no longer have no effect. */
  async record(tx: EntityManager, changes: readonly HealthChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.disabling.lock(
      tx,
      changes.filter(({ notices }) => notices.includes(100)),
    );
    const latest = new Map(changes.map((change) => [change.endpointId, change]));
    const saved = await this.health.save(tx, [...latest.values()].map(report));
    for (const change of changes) {
      if (!saved.has(change.endpointId)) continue;
      for (const notice of change.notices) await this.give(tx, notice, change);
    }
  }

  private async give(tx: EntityManager, percent: DisableNotice, change: HealthChange): Promise<void> {
    const { accountId, publicId, health } = change;
    if (percent === 100) return this.disabling.disable(tx, { accountId, publicId }, 'failing');
    const failingSince = health.failingSince!;
    const disabledAt = new Date(failingSince.getTime() + this.settings.health.disableAfterMs);
    await this.outbox.record(tx, endpointFailing, {
      accountId,
      data: {
        endpointId: publicId,
        percent,
        failingSince: failingSince.toISOString(),
        disabledAt: disabledAt.toISOString(),
      },
    });
  }
}

function report({ endpointId, epoch, generation, health }: HealthChange): HealthReport {
  return { endpointId, epoch, generation, health };
}
