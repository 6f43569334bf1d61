import { Injectable } from '@nestjs/common';
import { endpointDisabled, type DisableReason } from '@plumbline/contracts';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import type { EntityManager } from 'typeorm';
import { EndpointRepository } from './endpoint.repository';

export interface DisableTarget {
  accountId: number;
  publicId: string;
}

/** Switches endpoints off for what their subscribers do. Their deliveries wait until an owner switches them on. */
@Injectable()
export class EndpointDisablingService {
  constructor(
    private readonly endpoints: EndpointRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** For a transaction that writes to rows that hang on endpoints before it may switch one off: endpoints come first. */
  async lock(tx: EntityManager, targets: readonly DisableTarget[]): Promise<void> {
    const inOrder = [...targets].sort((a, b) => (a.publicId < b.publicId ? -1 : 1));
    for (const { accountId, publicId } of inOrder) await this.endpoints.lockByPublicId(tx, accountId, publicId);
  }

  /** Says so. Doing it twice is no error, and says so once. */
  async disable(tx: EntityManager, target: DisableTarget, reason: DisableReason): Promise<void> {
    const endpoint = await this.endpoints.lockByPublicId(tx, target.accountId, target.publicId);
    if (!endpoint?.active) return;
    const change = { active: false, disabledReason: reason, updatedAt: this.clock.now() };
    await this.endpoints.update(tx, target.accountId, endpoint.id, change);
    await this.outbox.record(tx, endpointDisabled, {
      accountId: target.accountId,
      data: { endpointId: endpoint.publicId, reason },
    });
  }
}
