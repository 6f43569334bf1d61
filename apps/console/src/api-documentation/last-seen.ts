import { useEffect } from 'react';
import { useMe } from '../session/session';

/** What somebody looked at last: a project, and perhaps a ticket of it by its UUID. */
export interface Seen {
  project?: string;
  ticket?: string;
}

const storageKey = 'plumbline-last-seen';

/** Remembers in this browser what its reader looks at, once it is there, for the examples of the API's documentation. */
export function useRememberSeen({ project, ticket }: Seen, isThere: boolean): void {
  const { id: userId } = useMe();
  useEffect(() => {
    if (isThere) localStorage.setItem(storageKey, JSON.stringify({ userId, project, ticket }));
  }, [userId, project, ticket, isThere]);
}

/** What this user looked at last; nothing of anybody else who uses this browser. */
export function lastSeen(userId: string): Seen {
  const seen = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Seen & { userId?: string };
  return seen.userId === userId ? { project: seen.project, ticket: seen.ticket } : {};
}
