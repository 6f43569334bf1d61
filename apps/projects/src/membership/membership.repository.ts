import { Injectable } from '@nestjs/common';
import type { Membership, Principal, ProjectRole } from '@plumbline/contracts';
import { changedAtOrAfter, ColumnMap, type Reader, type Transaction } from '@plumbline/persistence';
import { visibleProject } from '../project/project-visibility.repository';
import { seesEveryProject } from '../project/project.policy';
import { MembershipEntity } from './membership.entity';

const columns = ColumnMap.of(MembershipEntity);

@Injectable()
export class MembershipRepository {
  /** Lists the members of a project, by the time at which they joined; with an instant, those who changed at or after it. */
  async list(tx: Reader, accountId: number, projectId: number, changedSince?: string): Promise<Membership[]> {
    const rows = await tx.find(MembershipEntity, {
      where: { accountId, projectId, ...changedAtOrAfter(changedSince) },
      order: { createdAt: 'ASC', userId: 'ASC' },
    });
    return rows.map(toMembership);
  }

  /** Lists as `list` does, of every project that the actor sees, by project. */
  async listVisible(tx: Reader, actor: Principal, changedSince?: string): Promise<Membership[]> {
    const { accountId, userId } = actor;
    const query = tx
      .createQueryBuilder(MembershipEntity, 'member')
      .where('member.accountId = :accountId', { accountId })
      .orderBy('member.projectId')
      .addOrderBy('member.createdAt')
      .addOrderBy('member.userId');
    if (changedSince !== undefined) query.andWhere('member.updatedAt >= :changedSince', { changedSince });
    if (!seesEveryProject(actor)) {
      const values = { accountId: ':accountId', projectId: 'member.project_id', userId: ':userId' };
      query.andWhere(visibleProject(values), { userId });
    }
    return (await query.getMany()).map(toMembership);
  }

  async find(tx: Reader, accountId: number, projectId: number, userId: number): Promise<Membership | undefined> {
    const row = await tx.findOneBy(MembershipEntity, { accountId, projectId, userId });
    return row ? toMembership(row) : undefined;
  }

  async insert(tx: Transaction, membership: MembershipEntity): Promise<Membership> {
    return toMembership(await columns.insert(tx, membership));
  }

  async setRole(
    tx: Transaction,
    accountId: number,
    { projectId, userId }: Membership,
    role: ProjectRole,
  ): Promise<void> {
    await tx.update(MembershipEntity, { accountId, projectId, userId }, { role });
  }

  async delete(tx: Transaction, accountId: number, projectId: number, userId: number): Promise<void> {
    await tx.delete(MembershipEntity, { accountId, projectId, userId });
  }

  async deleteOfUser(tx: Transaction, accountId: number, userId: number): Promise<void> {
    await tx.delete(MembershipEntity, { accountId, userId });
  }

  /** Counts the users of the account that have each role in at least one project. */
  async countRoles(tx: Reader, accountId: number): Promise<{ role: ProjectRole; users: number }[]> {
    const rows = await tx.query<{ role: ProjectRole; users: string }[]>(
      'select role, count(distinct user_id) as users from membership where account_id = $1 group by role',
      [accountId],
    );
    return rows.map(({ role, users }) => ({ role, users: Number(users) }));
  }
}

function toMembership({ userId, projectId, role, createdAt }: MembershipEntity): Membership {
  return { userId, projectId, role, createdAt: createdAt.toISOString() };
}
