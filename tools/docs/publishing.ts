import { topology } from '@plumbline/contracts';
import { errorTable, type ErrorCode } from '@plumbline/errors';

/** How a service in any language publishes an event; in Markdown, for both documents of events. */
export const publishing = `Every event is published on RabbitMQ, by Plumbline's services and by any other service of the installation.

1. Connect as a user who may write to the exchange. The user needs no other permission:
   \`rabbitmqctl set_permissions -p / my-service '' '^${topology.events.replaceAll('.', '\\.')}$' ''\`. Do not declare the exchange:
   it exists since the first start of any service.
2. Put the channel into confirm mode. Publish to the topic exchange \`${topology.events}\` with the event's \`type\` as the routing key,
   \`mandatory\` set, and the properties \`content_type\` \`application/json\`, \`delivery_mode\` 2 (persistent), \`message_id\` (the event's \`id\`) and
   \`type\`. The headers \`traceparent\` (W3C Trace Context) and \`request-id\` are optional; they connect your logs with Plumbline's.
3. The body is the envelope, as JSON in UTF-8. It must be smaller than 16 MiB, the largest message that RabbitMQ 4 accepts by default
   (\`max_message_size\`): a larger one closes the channel with 406, together with every message in flight on it.
4. The event is published when the broker has confirmed it and has not returned it; a return arrives before its confirm. In every other
   case, and if the connection is lost before the confirm, publish the event again with the same \`id\`. A repeated \`id\` changes
   nothing.
5. If an event must survive the death of your process, write it to a table of your own database (an outbox) in the transaction of the
   change, and delete it after the confirm.

Numbers (\`accountId\`, \`projectId\`, \`actor.userId\`) are Plumbline's own. The resource in \`data\` uses short codes: the
[Sqids](https://sqids.org) code of the number with the alphabet \`abdegjklmnopqrwxyz\`, a minimum length of 2 and an empty blocklist. Leave
out attributes without a value; do not send null. Events have no guaranteed order: \`occurredAt\` says which came first.`;

/** Where to start from, and what client libraries do by themselves; in Markdown. */
export const publishingExamples = `\`examples/publishers/\` has publishers in Python, Go, Java, TypeScript and PHP, of about thirty lines each ([Examples](examples.md)). What they mind,
and other libraries may not:

- **The virtual host.** An AMQP URL that ends in \`/\` names an empty virtual host for the clients of Java, Ruby (Bunny) and Rust (\`amq-protocol-uri\`), and
  the connection is refused. For pika, amqp091-go and amqplib it names the virtual host \`/\`. Leave the last \`/\` out, or write \`/%2F\`, which all of them understand.
- **The exchange.** A publisher may not declare it: RabbitMQ refuses a declaration with 403 (\`ACCESS_REFUSED\`) and closes the channel. Publish to the
  exchange by its name alone. Libraries that declare an exchange before they publish to it have a switch for this, often called \`passive\` or \`declare\`.
- **Wrong routing keys.** \`mandatory\` does not find them: the queue of webhooks is bound with \`#\` and takes every event. One whose \`type\` is unknown is
  confirmed, and then becomes a [dead letter](#rejected-events). \`mandatory\` finds a broker without the queues of Plumbline.
- **Bodies.** Give the library bytes. One that converts what you publish to JSON by itself encodes text that is JSON already once more, as a JSON string:
  the event becomes a dead letter (\`unreadable\`).
- **Times.** \`occurredAt\` can be what the language writes by itself, such as \`2026-11-27T03:00:57.488291+00:00\` of Python. In Java use \`Instant\`:
  \`OffsetDateTime\` leaves out seconds that are zero, which is not RFC 3339.`;

const reasons: Record<Extract<ErrorCode, `events.${string}`>, string> = {
  'events.unknown-type': 'the catalogue has no such `type`',
  'events.invalid': 'its `data` does not match the catalogue; the reason names the attribute',
  'events.foreign-project': '`projectId` belongs to another account than `accountId`',
};

/** What happens to a rejected event; in Markdown. */
export const refusals = `A rejected message is moved unchanged to the queue \`${topology.deadLetterQueue('webhooks')}\`, with the reason in the header
\`dead-letter-reason\`:

| reason | why |
| --- | --- |
| \`unreadable\` | the body is not JSON, or not the envelope |
${(Object.keys(errorTable) as ErrorCode[])
  .filter((code): code is keyof typeof reasons => code in reasons)
  .map((code) => `| \`${code}\` | ${reasons[code]} |`)
  .join('\n')}

An event of an unknown project is accepted: projects and their events are published in parallel, and deliveries go only to the webhooks of
the event's own account. An unknown account is no error either: it has no webhooks.`;
