import type { Group } from '@plumbline/contracts';

/** What is stored of a group; times are still dates. */
export interface StoredGroup extends Omit<Group, 'createdAt' | 'updatedAt'> {
  createdAt: Date;
  updatedAt: Date;
}

/** The group as callers see it. */
export function toGroup(stored: StoredGroup): Group {
  return { ...stored, createdAt: stored.createdAt.toISOString(), updatedAt: stored.updatedAt.toISOString() };
}
