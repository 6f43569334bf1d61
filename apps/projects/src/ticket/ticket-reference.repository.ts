import { Injectable } from '@nestjs/common';
import type { Transaction } from '@plumbline/persistence';
import type { Person, ReferenceFacts, References } from './ticket.policy';

interface FactsRow {
  form: ReferenceFacts['form'];
  component_in_project: boolean;
  parent: ReferenceFacts['parent'];
  people: Person[];
}

/** Looks up the references of a ticket in one query. */
@Injectable()
export class TicketReferenceRepository {
  /** Locks the parent against deletion and other changes until the transaction ends. */
  async factsOf(
    tx: Transaction,
    accountId: number,
    projectId: number,
    { ticketTypeId, componentId, parentId, assignedToId, subscribers = [] }: References,
  ): Promise<ReferenceFacts> {
    const people = [assignedToId, ...subscribers].filter((id) => id !== null && id !== undefined);
    const [row] = await tx.query<[FactsRow]>(
      `with parent as (
         select author_id, assigned_to_id from ticket where account_id = $1 and project_id = $2 and uuid = $5 for no key update)
       select
         (select json_build_object('fields', type.typed_fields, 'required', assigned.required_fields)
           from project_ticket_type assigned join ticket_type type on type.account_id = $1 and type.id = $3
           where assigned.account_id = $1 and assigned.project_id = $2 and assigned.ticket_type_id = $3) as form,
         exists (select from component where account_id = $1 and project_id = $2 and id = $4) as component_in_project,
         (select json_build_object('authorId', author_id, 'assignedToId', assigned_to_id) from parent) as parent,
         (select coalesce(json_agg(json_build_object('id', person.id, 'kind', person.kind, 'owner', person.owner,
             'active', person.active, 'member', exists (select from membership
               where account_id = $1 and project_id = $2 and user_id = person.id))), '[]')
           from user_copy person where person.account_id = $1 and person.id = any($6::bigint[])) as people`,
      [accountId, projectId, ticketTypeId ?? null, componentId ?? null, parentId ?? null, people],
    );
    return {
      form: row.form,
      componentInProject: row.component_in_project,
      parent: row.parent,
      people: row.people,
    };
  }
}
