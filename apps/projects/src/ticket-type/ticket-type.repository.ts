import { Injectable } from '@nestjs/common';
import type { TicketType } from '@plumbline/contracts';
import { changedAtOrAfter, ColumnMap, type Reader, type Transaction } from '@plumbline/persistence';
import { ProjectTicketTypeEntity, TicketTypeEntity } from './ticket-type.entity';

const columns = ColumnMap.of(TicketTypeEntity);

@Injectable()
export class TicketTypeRepository {
  /** Lists the ticket types of an account in the order of their creation; with an instant, those that changed at or after it. */
  async listOfAccount(tx: Reader, accountId: number, changedSince?: string): Promise<TicketType[]> {
    const where = { accountId, ...changedAtOrAfter(changedSince) };
    const rows = await tx.find(TicketTypeEntity, { where, order: { id: 'ASC' } });
    return rows.map(toTicketType);
  }

  /** Lists the ticket types that are assigned to a project; with an instant, those that changed, or were assigned, at or after it. */
  async listOfProject(tx: Reader, accountId: number, projectId: number, changedSince?: string): Promise<TicketType[]> {
    const query = tx
      .createQueryBuilder(TicketTypeEntity, 'type')
      .innerJoin(
        ProjectTicketTypeEntity,
        'assigned',
        'assigned.accountId = type.accountId and assigned.ticketTypeId = type.id and assigned.projectId = :projectId',
        { projectId },
      )
      .where('type.accountId = :accountId', { accountId })
      .orderBy('type.id');
    if (changedSince !== undefined)
      query.andWhere('greatest(type.updatedAt, assigned.updatedAt) >= :changedSince', { changedSince });
    return (await query.getMany()).map(toTicketType);
  }

  exists(tx: Reader, accountId: number, id: number): Promise<boolean> {
    return tx.existsBy(TicketTypeEntity, { accountId, id });
  }

  async insert(tx: Transaction, type: Omit<TicketTypeEntity, 'id'>): Promise<TicketType> {
    return toTicketType(await columns.insert(tx, type));
  }

  /** Assigns a type to a project. It has no effect when the type is assigned already. */
  async assign(tx: Transaction, assignment: ProjectTicketTypeEntity): Promise<void> {
    await tx.createQueryBuilder().insert().into(ProjectTicketTypeEntity).values(assignment).orIgnore().execute();
  }
}

function toTicketType({ id, accountId, name, createdAt }: TicketTypeEntity): TicketType {
  return { id, accountId, name, createdAt: createdAt.toISOString() };
}
