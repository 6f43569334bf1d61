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
    const { raw, entities } = await query
      .addSelect('assigned.requiredFields', 'required_fields')
      .getRawAndEntities<{ required_fields: string[] }>();
    return entities.map((type, at) => ({ ...toTicketType(type), requiredFields: raw[at]!.required_fields }));
  }

  async find(tx: Reader, accountId: number, id: number): Promise<TicketType | undefined> {
    const type = await tx.findOneBy(TicketTypeEntity, { accountId, id });
    return type ? toTicketType(type) : undefined;
  }

  async insert(tx: Transaction, type: Omit<TicketTypeEntity, 'id'>): Promise<TicketType> {
    return toTicketType(await columns.insert(tx, type));
  }

  /**
   * Assigns a type to a project. When the type is assigned already, given required fields replace the former ones. Returns those that
   * the project has then.
   */
  async assign(
    tx: Transaction,
    assignment: Omit<ProjectTicketTypeEntity, 'requiredFields'>,
    requiredFields?: string[],
  ): Promise<string[]> {
    const insert = tx.createQueryBuilder().insert().into(ProjectTicketTypeEntity);
    if (requiredFields === undefined) await insert.values(assignment).orIgnore().execute();
    else
      await insert
        .values({ ...assignment, requiredFields })
        .orUpdate(['required_fields', 'updated_at'], ['account_id', 'project_id', 'ticket_type_id'])
        .execute();
    const { accountId, projectId, ticketTypeId } = assignment;
    const stored = await tx.findOneByOrFail(ProjectTicketTypeEntity, { accountId, projectId, ticketTypeId });
    return stored.requiredFields;
  }
}

function toTicketType({ createdAt, updatedAt: _, ...type }: TicketTypeEntity): TicketType {
  return { ...type, createdAt: createdAt.toISOString() };
}
