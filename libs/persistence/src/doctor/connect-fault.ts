import { Fault } from '@plumbline/runtime';

/** SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const remedies: Record<string, [problem: string, remedy: string]> = {
  ECONNREFUSED: ['refuses connections', 'Start PostgreSQL, or correct the host and port in DATABASE_URL.'],
  ENOTFOUND: ['has no address', 'Correct the host in DATABASE_URL, or the name server of this machine.'],
  EAI_AGAIN: ['has no address', 'Correct the host in DATABASE_URL, or the name server of this machine.'],
  ETIMEDOUT: ['does not respond', 'Look for a firewall or network policy between this process and PostgreSQL.'],
  '28P01': [
    'rejects the password of DATABASE_URL',
    'Set the password of the role again: tools/database-roles/database-roles.sh.',
  ],
  '28000': [
    'does not let the role of DATABASE_URL in',
    'Create the role by tools/database-roles/database-roles.sh, and check pg_hba.conf.',
  ],
  '3D000': [
    'has no database of the name in DATABASE_URL',
    'Create it, then run tools/database-roles/database-roles.sh.',
  ],
  '53300': ['has no free connection', 'Raise `max_connections`, or lower DATABASE_POOL_SIZE of the services.'],
  '57P03': ['is starting or stopping', 'Wait. If it does not end, see the log of PostgreSQL.'],
};

/** What to do about an error of a connection to the database. Does not repeat the URL, which contains the password. */
export function connectFault(error: unknown, url: string): Error {
  if (error instanceof Fault) return error;
  const { host } = new URL(url);
  const { code = '', message } = error as { code?: string; message: string };
  // pg's own time-out has no code.
  const known = remedies[message.includes('timeout') ? 'ETIMEDOUT' : code];
  if (!known) return new Fault(`PostgreSQL at ${host}: ${message}`, 'See the log of PostgreSQL.');
  return new Fault(`PostgreSQL at ${host} ${known[0]}.`, known[1]);
}
