import { gauge } from '@plumbline/runtime';

export const databaseAvailable = gauge(
  'database_available',
  'Whether the database accepts connections and writes: 1 or 0',
);

export const poolConnections = gauge('database_connections', 'Connections of the database pool: used or idle', [
  'state',
]);

export const poolWaiting = gauge(
  'database_waiting',
  'Statements and transactions that wait for a connection of the pool',
);
