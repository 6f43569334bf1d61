/** One detail of an audit entry, such as `active: true → false` or `scopes: read, write`. */
export interface Detail {
  name: string;
  /** The former value. Present only for changes. */
  from?: unknown;
  to: unknown;
}

/** Details that are not shown: internal IDs, and facts that the entry shows elsewhere. */
const said = new Set([
  ...['id', 'userId', 'sessionId', 'tokenId', 'successorId', 'endpointId', 'groupId', 'leaderId'],
  ...['name', 'firstName', 'lastName', 'description', 'active', 'presentedFrom', 'ip'],
]);

/** Returns the details worth showing: the changes, or otherwise the facts of the event. */
export function detailsOf({ changes, ...facts }: Record<string, unknown>): Detail[] {
  if (changes) {
    const changed = Object.entries(changes as Record<string, { from?: unknown; to?: unknown }>);
    return changed.map(([name, { from, to }]) => ({ name, from, to }));
  }
  return Object.entries(facts)
    .filter(([name, value]) => !said.has(name) && value !== false && !isNothing(value))
    .map(([name, to]) => ({ name, to }));
}

/** Returns whether a value is empty. */
export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
