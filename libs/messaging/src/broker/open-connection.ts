import { connect, credentials, type ChannelModel } from 'amqplib';

const connectTimeoutMs = 5_000;

/**
 * Opens a connection to the broker, whose list of connections shows the name.
 * @throws The error of amqplib, see `brokerFault`.
 */
export function openConnection(url: string, name: string, heartbeatSeconds?: number): Promise<ChannelModel> {
  const target = new URL(url);
  if (heartbeatSeconds !== undefined) target.searchParams.set('heartbeat', String(heartbeatSeconds));
  const { username, password } = target;
  return connect(target.href, {
    noDelay: true,
    timeout: connectTimeoutMs,
    clientProperties: { connection_name: name },
    // amqplib decodes the password in the URL as Latin-1, so that one with an umlaut is refused.
    ...(username && { credentials: credentials.plain(decodeURIComponent(username), decodeURIComponent(password)) }),
  });
}
