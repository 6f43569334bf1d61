import type { ConfirmChannel, Message, Options } from 'amqplib';
import { propertiesOf, textOf } from './message-properties';

/** The broker found no queue for the message. */
export class UnroutedMessage extends Error {
  override readonly name = 'UnroutedMessage';
}

export type PublishOptions = Pick<Options.Publish, 'messageId' | 'type' | 'contentType' | 'timestamp'> & {
  headers?: Readonly<Record<string, unknown>>;
};

/** For each channel, the tags of returned messages whose confirm has not arrived yet. */
const returned = new WeakMap<ConfirmChannel, Set<string>>();
const tagHeader = 'publish-tag';
let lastTag = 0;

/**
 * Publishes a persistent message. Resolves when the broker has stored it in a queue. RabbitMQ returns an unroutable message and
 * then confirms it: this rejects with `UnroutedMessage`.
 */
export function publishConfirmed(
  channel: ConfirmChannel,
  exchange: string,
  routingKey: string,
  content: Buffer,
  options: PublishOptions,
): Promise<void> {
  const returnedTags = returnsOf(channel);
  const tag = (++lastTag).toString(36);
  return new Promise((resolve, reject) => {
    const headers = { ...options.headers, [tagHeader]: tag };
    const settled = (error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('The broker refused the message.'));
      else if (returnedTags.delete(tag)) reject(new UnroutedMessage(`no queue takes ${routingKey}`));
      else resolve();
    };
    channel.publish(exchange, routingKey, content, { ...options, headers, persistent: true, mandatory: true }, settled);
  });
}

function returnsOf(channel: ConfirmChannel): Set<string> {
  let tags = returned.get(channel);
  if (!tags) {
    const created = new Set<string>();
    tags = created;
    returned.set(channel, created);
    channel.on('return', (message: Message) => {
      const tag = textOf(propertiesOf(message).headers[tagHeader]);
      if (tag !== undefined) created.add(tag);
    });
  }
  return tags;
}
