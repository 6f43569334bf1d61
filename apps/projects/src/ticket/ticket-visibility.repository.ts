/** Placeholders or columns of the values that decide whether an actor sees a ticket. */
interface Values {
  accountId: string;
  projectId: string;
  userId: string;
  subcontractor: string;
}

/**
 * The SQL condition of `seesTicket` for an actor who does not see every project, for a table aliased `ticket`. A property test
 * compares the two.
 */
export function visibleTicket({ accountId, projectId, userId, subcontractor }: Values): string {
  return `exists (select from membership where membership.account_id = ${accountId}
    and membership.user_id = ${userId} and membership.project_id = ${projectId}
    and ((membership.role <> 'contributor' and not ${subcontractor})
      or ticket.author_id = ${userId} or ticket.assigned_to_id = ${userId}))`;
}
