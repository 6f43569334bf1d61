import { gauge } from '@plumbline/runtime';

export const connectionBlocked = gauge(
  'broker_connection_blocked',
  'Whether the broker accepts no messages on a connection, for lack of memory or disk: 1 or 0',
  ['connection'],
);
