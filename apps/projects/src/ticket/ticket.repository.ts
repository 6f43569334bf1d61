import { Injectable } from '@nestjs/common';
import type { Principal, Ticket } from '@plumbline/contracts';
import { Database, type Reader, type Transaction } from '@plumbline/persistence';
import { seesEveryProject } from '../project/project.policy';
import type { NewTicket, TicketChanges } from './ticket-change';
import { fromColumns, ticketColumns, ticketSelectList, toColumns, toTicket } from './ticket-columns';
import { visibleTicket } from './ticket-visibility.repository';
import { TicketEntity } from './ticket.entity';

/** The project and the UUID of a ticket. */
export interface TicketPlace {
  projectId: number;
  uuid: string;
}

type TicketRecord = { has_children: boolean };
type InsertedRow = { id: string; sequential_id: number; created_at: Date; updated_at: Date };

// The most frequent query of the system: one look-up by a unique index, and one each in memberships and subtickets.
const findVisible = {
  name: 'visible-ticket',
  text: `select ${ticketSelectList} from ticket
    where ticket.account_id = $1 and ticket.uuid = $2 and ticket.project_id = $3
      and ($4 or ${visibleTicket({ accountId: '$1', projectId: '$3', userId: '$5', subcontractor: '$6' })})`,
};

@Injectable()
export class TicketRepository {
  constructor(private readonly database: Database) {}

  /** Finds a ticket that the actor sees. It always reads outside of a transaction. */
  async findVisible(actor: Principal, { projectId, uuid }: TicketPlace): Promise<Ticket | undefined> {
    const subcontractor = actor.kind === 'subcontractor';
    const values = [actor.accountId, uuid, projectId, seesEveryProject(actor), actor.userId, subcontractor];
    const [row] = await this.database.readPipelined<TicketRecord>(findVisible, values);
    return row && toTicket(row);
  }

  /** Finds a ticket in any project of the account. */
  async findByUuid(reader: Reader, accountId: number, uuid: string): Promise<Ticket | undefined> {
    const [row] = await reader.query<TicketRecord[]>(
      `select ${ticketSelectList} from ticket where ticket.account_id = $1 and ticket.uuid = $2`,
      [accountId, uuid],
    );
    return row && toTicket(row);
  }

  /** Locks a ticket against other changes, which new subtickets, comments and attachments are as well. */
  lockToChange(tx: Transaction, accountId: number, place: TicketPlace): Promise<Ticket | undefined> {
    return this.lock(tx, accountId, place, 'no key update');
  }

  /** Locks a ticket against changes, and against what references it. */
  lockToDelete(tx: Transaction, accountId: number, place: TicketPlace): Promise<Ticket | undefined> {
    return this.lock(tx, accountId, place, 'update');
  }

  hasChildren(reader: Reader, accountId: number, uuid: string): Promise<boolean> {
    return reader.existsBy(TicketEntity, { accountId, parentId: uuid });
  }

  /**
   * Inserts a ticket with the next sequential id of its project. It locks the counter of the project until the transaction ends:
   * call it last, because creates in the same project wait for each other. A rollback returns the number.
   */
  async insert(tx: Transaction, ticket: NewTicket): Promise<Ticket> {
    const { columns, placeholders, values } = ticketColumns.insertion(toColumns(ticket), 3);
    const [row] = await tx.query<[InsertedRow]>(
      `with counter as (
         update ticket_counter set last_number = last_number + 1 where account_id = $1 and project_id = $2 returning last_number)
       insert into ticket (sequential_id, ${columns}) select last_number, ${placeholders} from counter
       returning id, sequential_id, created_at, updated_at`,
      [ticket.accountId, ticket.projectId, ...values],
    );
    return {
      ...ticket,
      id: Number(row.id),
      sequentialId: row.sequential_id,
      hasChildren: false,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    };
  }

  /** Changes a locked ticket. Resolves with what the database has stored. */
  async update(tx: Transaction, accountId: number, id: number, changes: TicketChanges): Promise<TicketChanges> {
    const [row] = await ticketColumns.update(tx, { accountId, id }, toColumns(changes));
    return fromColumns(row!);
  }

  /** Makes a ticket changed for those who synchronise: what belongs to it has changed, or whether it has subtickets. */
  async touch(tx: Transaction, accountId: number, uuid: string): Promise<void> {
    await tx.query('update ticket set updated_at = now() where account_id = $1 and uuid = $2', [accountId, uuid]);
  }

  /** Deletes a ticket. The database keeps what those who synchronise need to learn it. */
  async delete(tx: Transaction, accountId: number, id: number): Promise<void> {
    await tx.delete(TicketEntity, { accountId, id });
  }

  private async lock(
    tx: Transaction,
    accountId: number,
    { projectId, uuid }: TicketPlace,
    strength: 'no key update' | 'update',
  ): Promise<Ticket | undefined> {
    const [row] = await tx.query<TicketRecord[]>(
      `select ${ticketSelectList} from ticket
       where ticket.account_id = $1 and ticket.uuid = $2 and ticket.project_id = $3 for ${strength} of ticket`,
      [accountId, uuid, projectId],
    );
    return row && toTicket(row);
  }
}
