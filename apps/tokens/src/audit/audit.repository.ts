import type { Principal } from '@plumbline/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditEntity, type AuditedAction } from './audit.entity';

/** What happened to a token, when, and by whose hand. */
export interface AuditedChange {
  token: { id: string; accountId: number; userId: number };
  action: AuditedAction;
  detail?: string;
  at: Date;
  /** Absent for whoever presented a leaked token. */
  actor?: Principal;
}

/** The trail of what was done to tokens; it only grows. */
@Injectable()
export class AuditRepository {
  async append(tx: EntityManager, { token, action, detail, at, actor }: AuditedChange): Promise<void> {
    await tx.insert(AuditEntity, {
      at,
      accountId: token.accountId,
      tokenId: token.id,
      userId: token.userId,
      action,
      detail: detail ?? null,
      actorUserId: actor?.userId ?? null,
      actorCredential: actor ? credentialOf(actor) : null,
      actorUserAgent: actor?.userAgent ?? null,
    });
  }
}

function credentialOf({ credential }: Principal): string {
  return credential.type === 'session' ? `session ${credential.sessionId}` : `token ${credential.tokenId}`;
}
