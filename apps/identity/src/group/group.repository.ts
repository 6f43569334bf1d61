import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { StoredGroup } from './group';
import { GroupMemberEntity } from './group-member.entity';
import { GroupEntity } from './group.entity';

/** Where groups and their members are kept. */
@Injectable()
export class GroupRepository {
  async findById(tx: EntityManager, accountId: number, id: number): Promise<StoredGroup | undefined> {
    const row = await tx.findOneBy(GroupEntity, { accountId, id });
    const [group] = await this.withMembers(tx, accountId, row ? [row] : []);
    return group;
  }

  /** The rows with their members, in the same order. */
  async withMembers(tx: EntityManager, accountId: number, rows: readonly GroupEntity[]): Promise<StoredGroup[]> {
    if (rows.length === 0) return [];
    const groupId = In(rows.map(({ id }) => id));
    const members = await tx.find(GroupMemberEntity, { where: { accountId, groupId }, order: { userId: 'ASC' } });
    const userIds = new Map(rows.map(({ id }): [number, number[]] => [id, []]));
    for (const member of members) userIds.get(member.groupId)?.push(member.userId);
    return rows.map((row) => ({ ...row, userIds: userIds.get(row.id) ?? [] }));
  }

  /** The new group's number; its members are added apart. */
  async insert(tx: EntityManager, { userIds: _, ...group }: Omit<StoredGroup, 'id'>): Promise<number> {
    const { generatedMaps } = await tx.insert(GroupEntity, group);
    // Generated values come as pg hands them out, past the column's transformer.
    return Number((generatedMaps[0] as GroupEntity).id);
  }

  async update(tx: EntityManager, { accountId, id, name, leaderId, updatedAt }: StoredGroup): Promise<void> {
    await tx.update(GroupEntity, { accountId, id }, { name, leaderId, updatedAt });
  }

  async addMembers(tx: EntityManager, { accountId, id }: StoredGroup, userIds: readonly number[]): Promise<void> {
    if (userIds.length === 0) return;
    await tx.insert(
      GroupMemberEntity,
      userIds.map((userId) => ({ accountId, groupId: id, userId })),
    );
  }

  async removeMembers(tx: EntityManager, { accountId, id }: StoredGroup, userIds: readonly number[]): Promise<void> {
    if (userIds.length === 0) return;
    await tx.delete(GroupMemberEntity, { accountId, groupId: id, userId: In([...userIds]) });
  }

  /** With its members. */
  async delete(tx: EntityManager, { accountId, id }: StoredGroup): Promise<void> {
    await tx.delete(GroupEntity, { accountId, id });
  }
}
