import {
  eventEnvelope,
  eventsByType,
  eventCatalogue,
  jsonSchemaOf,
  topology,
  webhookEventsByName,
} from '@plumbline/contracts';
import { publishing, refusals } from './publishing';

/** `docs/events.md`: what is announced, how it is received, and how any service announces more; from the contracts. */
export function eventsDocument(): string {
  const created = eventsByType.get('ticket.created')!;
  const delivered = eventCatalogue().find(({ name }) => name === 'ticket_created')!;
  return `# Events

What changes is announced once, by the service that changed it, and told to every webhook that asked for it. For machines the same is in
[asyncapi.json](asyncapi.json), with the JSON Schema of every message; \`GET /api/v2/{customer}/events/catalogue\` tells an account's owners
which events webhooks can ask for.

## The events that webhooks can ask for

${catalogueSections()}

## What a webhook receives

\`\`\`json
${JSON.stringify(delivered.example, null, 2)}
\`\`\`

It is a \`POST\` with the headers of [Standard Webhooks](https://www.standardwebhooks.com): \`webhook-id\` (of the delivery, the same in every attempt),
\`webhook-timestamp\` and \`webhook-signature\`. An answer of 2xx is success; anything else is tried again. Events come at least once and in no
promised order: recognise a repeat by \`webhook-id\`, and what came first by \`occurred_at\`.

## Publish an event

${publishing}

| field | type | |
| --- | --- | --- |
${envelopeRows()}

\`\`\`json
${JSON.stringify(created.example, null, 2)}
\`\`\`

In Python, with [pika](https://pika.readthedocs.io), which raises where the broker returns or refuses the message:

\`\`\`python
connection = pika.BlockingConnection(pika.URLParameters(os.environ["RABBITMQ_URL"]))
channel = connection.channel()
channel.confirm_delivery()
channel.basic_publish(
    exchange="${topology.events}",
    routing_key=event["type"],
    body=json.dumps(event).encode(),
    properties=pika.BasicProperties(
        content_type="application/json", delivery_mode=2, message_id=event["id"], type=event["type"]
    ),
    mandatory=True,
)
\`\`\`

## What is not accepted

${refusals}

An operator sees them, and hands them out again when the cause is gone, such as a release that did not know the type yet:

    npm run admin -- dead-letters list --service webhooks
    npm run admin -- dead-letters redrive --service webhooks

## Every event on the exchange

| type | webhooks know it as | |
| --- | --- | --- |
${typeRows()}
`;
}

function catalogueSections(): string {
  const entries = eventCatalogue();
  return [...new Set(entries.map(({ group }) => group))]
    .map((group) => {
      const rows = entries
        .filter((entry) => entry.group === group)
        .map(({ name, description }) => `| \`${name}\` | \`${dataOf(name)}\` | ${description} |`);
      return [`### ${group}`, '', '| name | `data` | |', '| --- | --- | --- |', ...rows].join('\n');
    })
    .join('\n\n');
}

/** The type of the resource that an event's deliveries hold. */
function dataOf(name: string): string {
  const { webhook, example } = webhookEventsByName.get(name)!;
  return webhook.show(example.data).type;
}

function envelopeRows(): string {
  const { properties = {}, required = [] } = jsonSchemaOf(eventEnvelope);
  return Object.entries(properties as Record<string, { type?: string; format?: string; description?: string }>)
    .map(([name, { type, format, description }]) => {
      const kind = [format ?? type, required.includes(name) ? '' : 'optional'].filter(Boolean).join(', ');
      return `| \`${name}\` | ${kind} | ${description ?? ''} |`;
    })
    .join('\n');
}

function typeRows(): string {
  return [...eventsByType.values()]
    .sort((a, b) => (a.type < b.type ? -1 : 1))
    .map(
      ({ type, webhook, description }) => `| \`${type}\` | ${webhook ? `\`${webhook.name}\`` : ''} | ${description} |`,
    )
    .join('\n');
}
