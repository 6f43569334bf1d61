import { useEffect } from 'react';
import { useMe } from '../session/session';

/** The project and ticket (UUID) that the user last opened. */
export interface Seen {
  project?: string;
  ticket?: string;
}

const storageKey = 'plumbline-last-seen';

/** Stores in this browser what the user opened, once it is loaded, for the examples of the API documentation. */
export function useRememberSeen({ project, ticket }: Seen, isThere: boolean): void {
  const { id: userId } = useMe();
  useEffect(() => {
    if (isThere) localStorage.setItem(storageKey, JSON.stringify({ userId, project, ticket }));
  }, [userId, project, ticket, isThere]);
}

/** Returns what this user last opened. Ignores other users of the browser. */
export function lastSeen(userId: string): Seen {
  const seen = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Seen & { userId?: string };
  return seen.userId === userId ? { project: seen.project, ticket: seen.ticket } : {};
}
