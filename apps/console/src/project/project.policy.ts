import type { Me } from '../session/session';

/**
 * What the console offers; the services enforce access. In-house users manage projects, subcontractors work on tickets, watchers read.
 * Ticket types belong to the account, so changing them requires the permission for all projects. Archived projects are read-only.
 */
export const mayRunProjects = ({ owner, kind }: Me) => owner || kind === 'in-house';
export const mayWorkOnTickets = ({ owner, kind }: Me) => owner || kind !== 'watcher';
export const mayChangeTicketTypes = (me: Me) => mayWorkOnTickets(me) && me.can('projects');
export const isArchived = ({ status }: { status: number }) => status === 9;
