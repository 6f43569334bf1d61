import type { ConfirmChannel, Message, Options } from 'amqplib';
import { propertiesOf, textOf } from './message-properties';

/** The broker took the message and found no queue for it. */
export class UnroutedMessage extends Error {
  override readonly name = 'UnroutedMessage';
}

export type PublishOptions = Pick<Options.Publish, 'messageId' | 'type' | 'contentType' | 'timestamp'> & {
  headers?: Readonly<Record<string, unknown>>;
};

/** By channel, the messages under way that came back, by the tag they were sent with. */
const returned = new WeakMap<ConfirmChannel, Set<string>>();
const tagHeader = 'publish-tag';
let lastTag = 0;

/**
 * Publishes a persistent message; resolves when the broker has put it into a queue. RabbitMQ confirms what it could not
 * route as well, and returns it just before: that counts as not published.
 */
export function publishConfirmed(
  channel: ConfirmChannel,
  exchange: string,
  routingKey: string,
  content: Buffer,
  options: PublishOptions,
): Promise<void> {
  const came = returnsOf(channel);
  const tag = (++lastTag).toString(36);
  return new Promise((resolve, reject) => {
    const headers = { ...options.headers, [tagHeader]: tag };
    const settled = (error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('the broker refused the message'));
      else if (came.delete(tag)) reject(new UnroutedMessage(`no queue takes ${routingKey}`));
      else resolve();
    };
    channel.publish(exchange, routingKey, content, { ...options, headers, persistent: true, mandatory: true }, settled);
  });
}

function returnsOf(channel: ConfirmChannel): Set<string> {
  let came = returned.get(channel);
  if (!came) {
    const tags = (came = new Set<string>());
    returned.set(channel, came);
    channel.on('return', (message: Message) => {
      const tag = textOf(propertiesOf(message).headers[tagHeader]);
      if (tag !== undefined) tags.add(tag);
    });
  }
  return came;
}
