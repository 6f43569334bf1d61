import { connect } from 'amqplib';

/** Replies to every message with its own body: the minimum of a service behind a broker. */
async function main(): Promise<void> {
  const connection = await connect(process.env['RABBITMQ_URL']!, { noDelay: true });
  const channel = await connection.createChannel();
  await channel.prefetch(256);
  await channel.assertQueue('bench.echo', { exclusive: true, arguments: { 'x-queue-type': 'classic' } });
  await channel.consume('bench.echo', (message) => {
    if (!message) return;
    channel.sendToQueue(message.properties.replyTo as string, message.content, {
      correlationId: message.properties.correlationId as string,
    });
    channel.ack(message);
  });
  process.send?.('bench.echo');
}

void main();
