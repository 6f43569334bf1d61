import type { Group } from '@plumbline/contracts';

/** A row of a group, with its members. */
export interface StoredGroup extends Omit<Group, 'createdAt' | 'updatedAt'> {
  createdAt: Date;
  updatedAt: Date;
}

/** The group as RPC replies contain it. */
export function toGroup(stored: StoredGroup): Group {
  return { ...stored, createdAt: stored.createdAt.toISOString(), updatedAt: stored.updatedAt.toISOString() };
}
