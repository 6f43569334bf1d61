import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'amqplib';

/** Baseline of `read`: node:http with one amqplib request and reply. */
async function main(): Promise<void> {
  const connection = await connect(process.env['RABBITMQ_URL']!, { noDelay: true });
  const channel = await connection.createChannel();
  const waiting = new Map<string, ServerResponse>();
  let next = 0;
  await channel.consume(
    'amq.rabbitmq.reply-to',
    (message) => {
      if (!message) return;
      const id = message.properties.correlationId as string;
      const response = waiting.get(id);
      waiting.delete(id);
      response?.writeHead(200, { 'content-type': 'application/json' });
      response?.end(message.content);
    },
    { noAck: true },
  );
  const body = Buffer.from(
    JSON.stringify({ id: 'abc', attributes: { subject: 'a ticket of usual size', text: 'x'.repeat(1_500) } }),
  );
  const server = createServer((_request, response) => {
    const correlationId = String(next++);
    waiting.set(correlationId, response);
    channel.sendToQueue('bench.echo', body, { correlationId, replyTo: 'amq.rabbitmq.reply-to' });
  });
  server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
}

void main();
