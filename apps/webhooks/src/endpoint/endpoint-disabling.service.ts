import { Injectable } from '@nestjs/common';
import { endpointDisabled, type DisableReason } from '@plumbline/contracts';
import type { UnattributedWork } from '@plumbline/messaging';
import type { Transaction } from '@plumbline/persistence';
import { EndpointRepository } from './endpoint.repository';

export interface DisableTarget {
  accountId: number;
  publicId: string;
}

/** Disables endpoints because of their subscribers. Their deliveries wait until an owner enables them again. */
@Injectable()
export class EndpointDisablingService {
  constructor(private readonly endpoints: EndpointRepository) {}

  /** Locks endpoints that a transaction may disable. Call it before any write to rows that depend on endpoints, to avoid deadlocks. */
  async lock(tx: Transaction, targets: readonly DisableTarget[]): Promise<void> {
    const inOrder = [...targets].sort((a, b) => (a.publicId < b.publicId ? -1 : 1));
    for (const { accountId, publicId } of inOrder) await this.endpoints.lockByPublicId(tx, accountId, publicId);
  }

  /** Records an event. Does nothing when the endpoint is disabled already. */
  async disable(
    { tx, now, record }: UnattributedWork,
    { accountId, publicId }: DisableTarget,
    reason: DisableReason,
  ): Promise<void> {
    const endpoint = await this.endpoints.lockByPublicId(tx, accountId, publicId);
    if (!endpoint?.active) return;
    await this.endpoints.update(tx, accountId, endpoint.id, { active: false, disabledReason: reason, updatedAt: now });
    await record(endpointDisabled, { endpointId: endpoint.publicId, reason }, { accountId });
  }
}
