import { Fault } from '@plumbline/runtime';

const remedies: readonly [pattern: RegExp, problem: string, remedy: string][] = [
  [/ECONNREFUSED/, 'refuses connections', 'Start RabbitMQ, or correct the host and port in RABBITMQ_URL.'],
  [/ENOTFOUND|EAI_AGAIN/, 'has no address', 'Correct the host in RABBITMQ_URL, or the name server of this machine.'],
  [
    /ETIMEDOUT|timeout/i,
    'does not respond',
    'Look for a firewall or network policy between this process and RabbitMQ.',
  ],
  [
    /ACCESS.REFUSED|403/i,
    'rejects the user or password of RABBITMQ_URL',
    'Correct RABBITMQ_URL, or set the password again: `rabbitmqctl change_password`.',
  ],
  [
    // amqplib reports only that the step after the authentication failed.
    /NOT.ALLOWED|530|Expected ConnectionOpenOk/i,
    'has no virtual host of the name in RABBITMQ_URL, or the user may not use it',
    'Create it (`rabbitmqctl add_vhost`) and allow the user all in it (`rabbitmqctl set_permissions`).',
  ],
];

const refusals = /ACCESS.REFUSED|NOT.ALLOWED|Expected ConnectionOpenOk/i;

/** Whether the broker answers and does not let this process in: it never will before somebody acts. */
export function isRefusal(error: unknown): boolean {
  return refusals.test((error as Error).message);
}

/** What to do about an error of a connection to the broker. Does not repeat the URL, which contains the password. */
export function brokerFault(error: unknown, url: string): Fault {
  if (error instanceof Fault) return error;
  const { host } = new URL(url);
  const { code = '', message } = error as { code?: string | number; message: string };
  const known = remedies.find(([pattern]) => pattern.test(`${code} ${message}`));
  if (!known) return new Fault(`RabbitMQ at ${host}: ${message}`, 'See the log of RabbitMQ.');
  return new Fault(`RabbitMQ at ${host} ${known[1]}.`, known[2]);
}
