import { Injectable } from '@nestjs/common';
import { endpointFailing } from '@plumbline/contracts';
import type { UnattributedWork } from '@plumbline/messaging';
import { EndpointDisablingService } from '../../endpoint/endpoint-disabling.service';
import type { DisableNotice } from '../../endpoint/health/endpoint-health.policy';
import { EndpointHealthRepository, type HealthReport } from '../../endpoint/health/endpoint-health.repository';
import { DeliverySettings } from '../../settings';

/** A change of an endpoint's health by an attempt. */
export interface HealthChange extends HealthReport {
  accountId: number;
  publicId: string;
  /** The notices that the change makes due. */
  notices: DisableNotice[];
}

/** Records the health of endpoints, notifies owners while an endpoint keeps failing, and disables it in the end. */
@Injectable()
export class EndpointHealthRecorder {
  constructor(
    private readonly health: EndpointHealthRepository,
    private readonly disabling: EndpointDisablingService,
    private readonly settings: DeliverySettings,
  ) {}

  /** Takes changes in the order in which they happened. Those of an old epoch or generation have no effect. */
  async record(unit: UnattributedWork, changes: readonly HealthChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.disabling.lock(
      unit.tx,
      changes.filter(({ notices }) => notices.includes(100)),
    );
    const latest = new Map(changes.map((change) => [change.endpointId, change]));
    const saved = await this.health.save(unit.tx, [...latest.values()].map(reportOf));
    for (const change of changes) {
      if (!saved.has(change.endpointId)) continue;
      for (const notice of change.notices) await this.give(unit, notice, change);
    }
  }

  private async give(unit: UnattributedWork, percent: DisableNotice, change: HealthChange): Promise<void> {
    const { accountId, publicId, health } = change;
    if (percent === 100) return this.disabling.disable(unit, { accountId, publicId }, 'failing');
    const failingSince = health.failingSince!;
    const disabledAt = new Date(failingSince.getTime() + this.settings.health.disableAfterMs);
    await unit.record(
      endpointFailing,
      {
        endpointId: publicId,
        percent,
        failingSince: failingSince.toISOString(),
        disabledAt: disabledAt.toISOString(),
      },
      { accountId },
    );
  }
}

function reportOf({ endpointId, epoch, generation, health }: HealthChange): HealthReport {
  return { endpointId, epoch, generation, health };
}
