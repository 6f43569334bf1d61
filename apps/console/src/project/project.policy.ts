import type { Me } from '../session/session';

/**
 * Who is offered what; the services decide. In-house users run projects, subcontractors work on tickets, watchers look; what all
 * projects share is changed by those who see them all. An archived project is only read.
 */
export const mayRunProjects = ({ owner, kind }: Me) => owner || kind === 'in-house';
export const mayWorkOnTickets = ({ owner, kind }: Me) => owner || kind !== 'watcher';
export const mayChangeTicketTypes = (me: Me) => mayWorkOnTickets(me) && me.can('projects');
export const isArchived = ({ status }: { status: number }) => status === 9;
