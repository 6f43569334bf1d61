import { Fault, Warning, withinTime } from '@plumbline/runtime';
import type { ChannelModel } from 'amqplib';
import { limitNamedBy } from '../broker/message-limit';

/** No queue has this name: the broker drops the message. */
const nowhere = 'plumbline.doctor.nowhere';
const answerTimeoutMs = 10_000;

/** Sends a message of the largest size to nobody: RabbitMQ tells its limit only to who exceeds it. */
export async function checkMessageSize(connection: ChannelModel, bytes: number): Promise<string> {
  const channel = await connection.createConfirmChannel();
  let outcome: 'taken' | Error | undefined;
  channel.on('error', (error: Error) => (outcome = error));
  const answer = new Promise<void>((resolve) => {
    channel.publish('', nowhere, Buffer.alloc(bytes), {}, (error: Error | null) => {
      outcome ??= error ?? 'taken';
      resolve();
    });
  });
  await withinTime(answer, answerTimeoutMs);
  if (outcome === undefined) {
    throw new Warning(
      'RabbitMQ takes no messages now, so that the largest that it takes is not known.',
      'Look for an alarm of memory or disk: `rabbitmq-diagnostics alarms`.',
    );
  }
  if (outcome === 'taken') {
    await channel.close();
    return `RabbitMQ takes ${bytes} bytes`;
  }
  const limit = limitNamedBy(outcome);
  if (limit === undefined) throw outcome;
  throw new Fault(
    `max_message_size of RabbitMQ is ${limit}, and RABBITMQ_MAX_MESSAGE_BYTES is ${bytes}.`,
    'Raise max_message_size or lower RABBITMQ_MAX_MESSAGE_BYTES. Until then a message in between closes a channel.',
  );
}
