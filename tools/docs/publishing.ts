import { topology } from '@plumbline/contracts';
import { errorTable, type ErrorCode } from '@plumbline/errors';

/** How a service in any language publishes an event; in Markdown, for both documents of events. */
export const publishing = `Whatever has happened is announced on RabbitMQ, by the platform's own services and by any other of the installation.

1. Connect as a user that may write to the exchange, and needs nothing else:
   \`rabbitmqctl set_permissions -p / my-service '' '^${topology.events.replaceAll('.', '\\.')}$' ''\`. Do not declare the exchange: it is there
   since the first start of any service.
2. Put the channel into confirm mode. Publish to the topic exchange \`${topology.events}\` with the event's \`type\` as the routing key,
   \`mandatory\` set, and the properties \`content_type\` \`application/json\`, \`delivery_mode\` 2 (persistent), \`message_id\` (the event's \`id\`) and
   \`type\`. The headers \`traceparent\` (W3C Trace Context) and \`request-id\` are optional; they join your logs with the platform's.
3. The body is the envelope, as JSON in UTF-8.
4. The event is published once the broker has confirmed it and has not returned it; a return comes before its confirm. After
   anything else, and when the connection broke before the confirm, publish it again with the same \`id\`: an \`id\` that has been
   received already changes nothing.
5. What must not be lost when your process dies belongs into a table of your own database (an outbox), in the transaction of the change,
   and leaves it with the confirm.

Numbers (\`accountId\`, \`projectId\`, \`actor.userId\`) are the platform's own. The resource in \`data\` names things by their short codes: the
[Sqids](https://sqids.org) code of the number with the alphabet \`abdegjklmnopqrwxyz\`, a minimum length of 2 and an empty blocklist. An
attribute without a value is left out, never null. No order is promised between events: \`occurredAt\` says what came first.`;

const reasons: Record<Extract<ErrorCode, `events.${string}`>, string> = {
  'events.unknown-type': 'the catalogue has no such `type`',
  'events.invalid': 'its `data` is not what the catalogue says; the reason names the attribute',
  'events.foreign-project': '`projectId` is known to belong to another account than `accountId`',
};

/** What becomes of an event that is not accepted; in Markdown. */
export const refusals = `A message that is not accepted is moved to the queue \`${topology.deadLetterQueue('webhooks')}\`, as it came, with its reason in the header
\`dead-letter-reason\`:

| reason | why |
| --- | --- |
| \`unreadable\` | the body is not JSON, or not the envelope |
${(Object.keys(errorTable) as ErrorCode[])
  .filter((code): code is keyof typeof reasons => code in reasons)
  .map((code) => `| \`${code}\` | ${reasons[code]} |`)
  .join('\n')}

An event of a project that the platform has not heard of is accepted: projects and what happens in them are announced side by side, and
deliveries go to the webhooks of the event's own account alone. For the same reason an account that does not exist is no error: it
has no webhooks, so that nobody is told.`;
