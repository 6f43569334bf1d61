import { Injectable } from '@nestjs/common';
import type { Principal, Ticket } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import { seesEveryProject } from '../project/project.policy';
import type { NewTicket, TicketChanges } from './ticket-change';
import { TicketEntity } from './ticket.entity';
import { ticketColumns, toColumns, toTicket, type TicketRow } from './ticket-row';

/** Where a ticket is. */
export interface TicketPlace {
  projectId: number;
  uuid: string;
}

/** One look-up by a unique index and one probe each of the memberships and the subtickets: the busiest query of the system. */
const visibleTicket = {
  name: 'visible-ticket',
  text: `select ${ticketColumns} from ticket
    where ticket.account_id = $1 and ticket.uuid = $2 and ticket.project_id = $3
      and ($4 or exists (select from membership where account_id = $1 and user_id = $5 and project_id = $3
        and ((role <> 'contributor' and not $6) or ticket.author_id = $5 or ticket.assigned_to_id = $5)))`,
};

/** Tickets, one at a time. */
@Injectable()
export class TicketRepository {
  constructor(private readonly database: Database) {}

  /** The ticket if the actor sees it, as it is outside of any transaction; the condition is that of `standingOf` and `seesTicket`. */
  async findVisible(actor: Principal, { projectId, uuid }: TicketPlace): Promise<Ticket | undefined> {
    const subcontractor = actor.kind === 'subcontractor';
    const values = [actor.accountId, uuid, projectId, seesEveryProject(actor), actor.userId, subcontractor];
    const [row] = await this.database.readPipelined<TicketRow>(visibleTicket, values);
    return row && toTicket(row);
  }

  /** Wherever in the account it is. */
  async findByUuid(tx: EntityManager, accountId: number, uuid: string): Promise<Ticket | undefined> {
    const [row] = await tx.query<TicketRow[]>(
      `select ${ticketColumns} from ticket where ticket.account_id = $1 and ticket.uuid = $2`,
      [accountId, uuid],
    );
    return row && toTicket(row);
  }

  /** Holds the ticket against other changes; new subtickets, comments and attachments do not wait for it. */
  lockToChange(tx: EntityManager, accountId: number, place: TicketPlace): Promise<Ticket | undefined> {
    return this.lock(tx, accountId, place, 'no key update');
  }

  /** Holds the ticket against everything that would hang something new on it. */
  lockToDelete(tx: EntityManager, accountId: number, place: TicketPlace): Promise<Ticket | undefined> {
    return this.lock(tx, accountId, place, 'update');
  }

  /** Keeps the ticket from being deleted while something is hung on it. */
  holdInPlace(tx: EntityManager, accountId: number, place: TicketPlace): Promise<Ticket | undefined> {
    return this.lock(tx, accountId, place, 'key share');
  }

  hasChildren(tx: EntityManager, accountId: number, uuid: string): Promise<boolean> {
    return tx.existsBy(TicketEntity, { accountId, parentId: uuid });
  }

  /**
   * Inserts a ticket under the next sequential id of its project. The project's counter row is locked from here to the end
   * of the transaction and nothing is waited for after it but the outbox: creates of one project queue for that long, those
   * of different projects not at all, and a rollback gives the number back.
   */
  async insert(tx: EntityManager, ticket: NewTicket): Promise<Ticket> {
    const [row] = await tx.query<[{ id: string; sequential_id: number }]>(
      `with counter as (
         update ticket_counter set last_number = last_number + 1 where project_id = $2 and account_id = $1 returning last_number)
       insert into ticket (account_id, project_id, sequential_id, uuid, component_id, ticket_type_id, subject, status_id,
         priority_id, assigned_to_id, due_date, due_date_change_count, progress, typed_values, subscribers, plan_x, plan_y,
         parent_id, author_id, updated_by_id, closed_at, closed_by_id, created_at, updated_at)
       select $1, $2, last_number, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23
       from counter returning id, sequential_id`,
      [
        ticket.accountId,
        ticket.projectId,
        ticket.uuid,
        ticket.componentId,
        ticket.ticketTypeId,
        ticket.subject,
        ticket.statusId,
        ticket.priorityId,
        ticket.assignedToId,
        ticket.dueDate,
        ticket.dueDateChangeCount,
        ticket.progress,
        JSON.stringify(ticket.typedValues),
        ticket.subscribers,
        ticket.planX,
        ticket.planY,
        ticket.parentId,
        ticket.authorId,
        ticket.updatedById,
        ticket.closedAt,
        ticket.closedById,
        ticket.createdAt,
        ticket.updatedAt,
      ],
    );
    return { ...ticket, id: Number(row.id), sequentialId: row.sequential_id, hasChildren: false };
  }

  async update(tx: EntityManager, accountId: number, id: number, changes: TicketChanges): Promise<void> {
    await tx.update(TicketEntity, { accountId, id }, toColumns(changes));
  }

  async delete(tx: EntityManager, accountId: number, id: number): Promise<void> {
    await tx.delete(TicketEntity, { accountId, id });
  }

  private async lock(
    tx: EntityManager,
    accountId: number,
    { projectId, uuid }: TicketPlace,
    strength: 'no key update' | 'update' | 'key share',
  ): Promise<Ticket | undefined> {
    const [row] = await tx.query<TicketRow[]>(
      `select ${ticketColumns} from ticket
       where ticket.account_id = $1 and ticket.uuid = $2 and ticket.project_id = $3 for ${strength} of ticket`,
      [accountId, uuid, projectId],
    );
    return row && toTicket(row);
  }
}
