import { Injectable } from '@nestjs/common';
import type { Membership } from '@plumbline/contracts';
import type { EntityManager } from 'typeorm';
import { MembershipEntity } from './membership.entity';

@Injectable()
export class MembershipRepository {
  /** A project's members, the longest-standing first. */
  async list(tx: EntityManager, accountId: number, projectId: number): Promise<Membership[]> {
    const rows = await tx.find(MembershipEntity, {
      where: { accountId, projectId },
      order: { createdAt: 'ASC', userId: 'ASC' },
    });
    return rows.map(toMembership);
  }

  async find(tx: EntityManager, accountId: number, projectId: number, userId: number): Promise<Membership | undefined> {
    const row = await tx.findOneBy(MembershipEntity, { accountId, projectId, userId });
    return row ? toMembership(row) : undefined;
  }

  async insert(tx: EntityManager, membership: MembershipEntity): Promise<Membership> {
    await tx.insert(MembershipEntity, membership);
    return toMembership(membership);
  }

  async delete(tx: EntityManager, accountId: number, projectId: number, userId: number): Promise<void> {
    await tx.delete(MembershipEntity, { accountId, projectId, userId });
  }
}

function toMembership({ userId, projectId, createdAt }: MembershipEntity): Membership {
  return { userId, projectId, createdAt: createdAt.toISOString() };
}
