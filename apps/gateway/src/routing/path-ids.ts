import { Code, Uuid } from './inputs';

/** The project of the path. */
export const ProjectId = () => Code({ name: 'project', missing: 'projects.not-found' });

/** The ticket of the path: its UUID, never its short code. */
export const TicketUuid = () =>
  Uuid({
    name: 'uuid',
    missing: 'tickets.not-found',
    hint: 'This looks like the short code of a ticket: its path takes the UUID, attributes.uuid.',
  });
