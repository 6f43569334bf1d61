import { Injectable } from '@nestjs/common';
import type { TicketType } from '@plumbline/contracts';
import type { EntityManager } from 'typeorm';
import { numbered } from '../write/numbered';
import { ProjectTicketTypeEntity, TicketTypeEntity } from './ticket-type.entity';

@Injectable()
export class TicketTypeRepository {
  /** The account's types in the order in which they were made. */
  async listOfAccount(tx: EntityManager, accountId: number): Promise<TicketType[]> {
    const rows = await tx.find(TicketTypeEntity, { where: { accountId }, order: { id: 'ASC' } });
    return rows.map(toTicketType);
  }

  /** Those of them that are assigned to a project. */
  async listOfProject(tx: EntityManager, accountId: number, projectId: number): Promise<TicketType[]> {
    const rows = await tx
      .createQueryBuilder(TicketTypeEntity, 'type')
      .innerJoin(
        ProjectTicketTypeEntity,
        'assigned',
        'assigned.accountId = type.accountId and assigned.ticketTypeId = type.id and assigned.projectId = :projectId',
        { projectId },
      )
      .where('type.accountId = :accountId', { accountId })
      .orderBy('type.id')
      .getMany();
    return rows.map(toTicketType);
  }

  exists(tx: EntityManager, accountId: number, id: number): Promise<boolean> {
    return tx.existsBy(TicketTypeEntity, { accountId, id });
  }

  async insert(tx: EntityManager, type: Omit<TicketTypeEntity, 'id'>): Promise<TicketType> {
    const row = tx.create(TicketTypeEntity, type);
    await tx.insert(TicketTypeEntity, row);
    return toTicketType(numbered(row));
  }

  /** Leaves an assignment that exists as it is. */
  async assign(tx: EntityManager, assignment: ProjectTicketTypeEntity): Promise<void> {
    await tx.createQueryBuilder().insert().into(ProjectTicketTypeEntity).values(assignment).orIgnore().execute();
  }
}

function toTicketType({ id, accountId, name, createdAt }: TicketTypeEntity): TicketType {
  return { id, accountId, name, createdAt: createdAt.toISOString() };
}
