import { fromMembership } from '../project/project-visibility.repository';

/** Placeholders or columns of the values that decide whether an actor sees a ticket. */
interface Values {
  accountId: string;
  projectId: string;
  userId: string;
  subcontractor: string;
}

/**
 * The SQL condition of `seesProject` and `seesTicket` for an actor who does not see every project, for a table aliased `ticket`.
 * A property test compares the three.
 */
export function visibleTicket({ subcontractor, ...values }: Values): string {
  return `exists (select ${fromMembership(values)}
    and ((membership.role <> 'contributor' and not ${subcontractor})
      or ticket.author_id = ${values.userId} or ticket.assigned_to_id = ${values.userId}))`;
}
