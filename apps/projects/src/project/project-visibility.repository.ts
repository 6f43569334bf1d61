/** Placeholders or columns of the values that decide whether an actor sees a project. */
interface Values {
  accountId: string;
  projectId: string;
  userId: string;
}

/** The rest of a `select` that reads the membership of a user in a project. */
export function fromMembership({ accountId, projectId, userId }: Values): string {
  return `from membership where membership.account_id = ${accountId}
    and membership.project_id = ${projectId} and membership.user_id = ${userId}`;
}

/** The SQL condition of `seesProject` for an actor who does not see every project. A property test compares the two. */
export function visibleProject(values: Values): string {
  return `exists (select ${fromMembership(values)})`;
}
