import type { Log } from '@plumbline/runtime';

const refusal = /message size \d+ is larger than (?:configured )?max size (\d+)/;

/**
 * RabbitMQ's `max_message_size` in bytes, if this is the error of a channel that it closed (406) for a larger message. It tells it in no
 * other way.
 */
export function limitNamedBy(error: Error): number | undefined {
  const bytes = refusal.exec(error.message)?.[1];
  return bytes === undefined ? undefined : Number(bytes);
}

/**
 * The largest message that this process sends. A larger one than the broker takes costs the channel, with everything in flight on it: where
 * the broker takes less than the setting allows, that happens once, and its limit is kept until the next start.
 */
export class MessageLimit {
  private name = 'RABBITMQ_MAX_MESSAGE_BYTES';

  constructor(
    private current: number,
    private readonly log: Log,
  ) {}

  get bytes(): number {
    return this.current;
  }

  /** Names the setting that limits, of this process or of RabbitMQ, with its value. */
  get description(): string {
    return `${this.name} is ${this.current}`;
  }

  /** Learns from the error of a channel. */
  channelFailed(error: Error): void {
    const limit = limitNamedBy(error);
    if (limit === undefined || limit >= this.current) return;
    this.log.error({ event: 'broker.message-limit-lower', setting: this.current, maxMessageSize: limit });
    this.name = 'max_message_size of RabbitMQ';
    this.current = limit;
  }
}
