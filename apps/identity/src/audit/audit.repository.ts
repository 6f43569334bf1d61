import { offsetOf, type AuditEntry, type AuditFilters, type Page } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity, SelectQueryBuilder } from 'typeorm';
import { AuditEntity } from './audit.entity';

@Injectable()
export class AuditRepository {
  /** Inserts an entry unless one with its id is stored. */
  async insertOnce(tx: Transaction, entry: AuditEntity): Promise<void> {
    const values = entry as QueryDeepPartialEntity<AuditEntity>;
    await tx.createQueryBuilder().insert().into(AuditEntity).values(values).orIgnore().execute();
  }

  /** The newest first. */
  async list(
    reader: Reader,
    accountId: number,
    filters: AuditFilters,
    page: Page,
  ): Promise<{ items: AuditEntry[]; count: number }> {
    const [rows, count] = await this.matching(reader, accountId, filters)
      .skip(offsetOf(page))
      .take(page.size)
      .getManyAndCount();
    return { items: rows.map(toAuditEntry), count };
  }

  /** The newest first, after the entry `before`. */
  async read(
    reader: Reader,
    accountId: number,
    filters: AuditFilters,
    { before, limit }: { before?: string; limit: number },
  ): Promise<AuditEntry[]> {
    const query = this.matching(reader, accountId, filters).take(limit);
    if (before !== undefined) query.andWhere('entry.id < :before', { before });
    return (await query.getMany()).map(toAuditEntry);
  }

  private matching(
    reader: Reader,
    accountId: number,
    { actorUserId, subjectUserId, actions, since, until }: AuditFilters,
  ): SelectQueryBuilder<AuditEntity> {
    const query = reader.createQueryBuilder(AuditEntity, 'entry').where('entry.accountId = :accountId', { accountId });
    if (actorUserId !== undefined) query.andWhere('entry.actorUserId = :actorUserId', { actorUserId });
    if (subjectUserId !== undefined) query.andWhere('entry.subjectUserId = :subjectUserId', { subjectUserId });
    if (actions) query.andWhere('entry.action like any(:patterns)', { patterns: actions.map(patternOf) });
    if (since) query.andWhere('entry.at >= :since', { since });
    if (until) query.andWhere('entry.at < :until', { until });
    return query.orderBy('entry.id', 'DESC');
  }
}

/** Translates an action such as `token.*` into a LIKE pattern and escapes everything else. */
function patternOf(action: string): string {
  return action.replaceAll(/[\\%_]/g, '\\$&').replace(/\*$/, '%');
}

function toAuditEntry(row: AuditEntity): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: {
      kind: row.actorKind,
      userId: row.actorUserId,
      name: row.actorName,
      tokenId: row.actorTokenId,
      ip: row.actorIp,
      userAgent: row.actorUserAgent,
    },
    subject: { type: row.subjectType, id: row.subjectId, name: row.subjectName, userId: row.subjectUserId },
    details: row.details,
    requestId: row.requestId,
  };
}
