/** One fact that an entry of the trail tells: `active: true → false`, or `scopes: read, write`. */
export interface Detail {
  name: string;
  /** Before; only for what was changed. */
  from?: unknown;
  to: unknown;
}

/** Ids of rows mean nothing to a reader, and whom they mean stands in the entry itself, as do names, and whether somebody is active. */
const said = new Set([
  ...['id', 'userId', 'sessionId', 'tokenId', 'successorId', 'endpointId', 'groupId', 'leaderId'],
  ...['name', 'firstName', 'lastName', 'description', 'active', 'presentedFrom', 'ip'],
]);

/** The details of an entry that say more than the entry does by itself: what was changed, else what was so at the time. */
export function detailsOf({ changes, ...facts }: Record<string, unknown>): Detail[] {
  if (changes) {
    const changed = Object.entries(changes as Record<string, { from?: unknown; to?: unknown }>);
    return changed.map(([name, { from, to }]) => ({ name, from, to }));
  }
  return Object.entries(facts)
    .filter(([name, value]) => !said.has(name) && value !== false && !isNothing(value))
    .map(([name, to]) => ({ name, to }));
}

/** Whether there is nothing to read in a value. */
export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
