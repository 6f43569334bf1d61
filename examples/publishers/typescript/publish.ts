// Publishes an event: node --import tsx publish.ts comment.added < ../comment.json
import { randomUUID } from 'node:crypto';
import { json } from 'node:stream/consumers';
import { connect } from 'amqplib';

const type = process.argv[2]!;
const event = {
  id: randomUUID(),
  type,
  occurredAt: new Date(),
  accountId: Number(process.env.ACCOUNT_ID),
  data: await json(process.stdin),
};
const connection = await connect(process.env.RABBITMQ_URL!);
const channel = await connection.createConfirmChannel();
let returned = false;
channel.on('return', () => (returned = true));
const properties = { contentType: 'application/json', persistent: true, mandatory: true, messageId: event.id, type };
channel.publish('domain.events', type, Buffer.from(JSON.stringify(event)), properties);
// Rejects if the broker refuses the event or closes the channel. A return arrives before the confirm.
await channel.waitForConfirms();
if (returned) throw new Error('No queue takes the event: publish it again, with the same id.');
console.log(event.id);
await connection.close();
