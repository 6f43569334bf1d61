import type { Reader, Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StoredGroup } from './group';
import { GroupMemberEntity } from './group-member.entity';
import { GroupEntity } from './group.entity';

@Injectable()
export class GroupRepository {
  async findById(reader: Reader, accountId: number, id: number): Promise<StoredGroup | undefined> {
    const row = await reader.findOneBy(GroupEntity, { accountId, id });
    const [group] = await this.withMembers(reader, accountId, row ? [row] : []);
    return group;
  }

  /** Adds the members to the rows, in the same order. */
  async withMembers(reader: Reader, accountId: number, rows: readonly GroupEntity[]): Promise<StoredGroup[]> {
    if (rows.length === 0) return [];
    const groupId = In(rows.map(({ id }) => id));
    const members = await reader.find(GroupMemberEntity, { where: { accountId, groupId }, order: { userId: 'ASC' } });
    const userIds = new Map(rows.map(({ id }): [number, number[]] => [id, []]));
    for (const member of members) userIds.get(member.groupId)?.push(member.userId);
    return rows.map((row) => ({ ...row, userIds: userIds.get(row.id) ?? [] }));
  }

  /** Inserts a group without its members. Resolves with its number. */
  async insert(tx: Transaction, { userIds: _, ...group }: Omit<StoredGroup, 'id'>): Promise<number> {
    const { generatedMaps } = await tx.insert(GroupEntity, group);
    // TypeORM does not apply the column's transformer to generated values.
    return Number((generatedMaps[0] as GroupEntity).id);
  }

  async update(tx: Transaction, { accountId, id, name, leaderId, updatedAt }: StoredGroup): Promise<void> {
    await tx.update(GroupEntity, { accountId, id }, { name, leaderId, updatedAt });
  }

  async addMembers(tx: Transaction, { accountId, id }: StoredGroup, userIds: readonly number[]): Promise<void> {
    if (userIds.length === 0) return;
    await tx.insert(
      GroupMemberEntity,
      userIds.map((userId) => ({ accountId, groupId: id, userId })),
    );
  }

  async removeMembers(tx: Transaction, { accountId, id }: StoredGroup, userIds: readonly number[]): Promise<void> {
    if (userIds.length === 0) return;
    await tx.delete(GroupMemberEntity, { accountId, groupId: id, userId: In([...userIds]) });
  }

  /** Deletes a group with its memberships. */
  async delete(tx: Transaction, { accountId, id }: StoredGroup): Promise<void> {
    await tx.delete(GroupEntity, { accountId, id });
  }
}
