import {
  eventEnvelope,
  eventsByType,
  eventCatalogue,
  jsonSchemaOf,
  topology,
  webhookEventsByName,
} from '@plumbline/contracts';
import { publishing, publishingExamples, refusals } from './publishing';

/** `docs/events.md`: which events exist, how to receive them, and how to publish others; generated from the contracts. */
export function eventsDocument(): string {
  const created = eventsByType.get('ticket.created')!;
  const delivered = eventCatalogue().find(({ name }) => name === 'ticket_created')!;
  return `# Events

The service that makes a change publishes one event for it. Every webhook that subscribes to the event receives it.
[asyncapi.json](asyncapi.json) is the machine-readable version of this document, with the JSON Schema of every message. Account owners can list
the events for webhooks with \`GET /api/v2/{customer}/events/catalogue\`.

## Events for webhooks

${catalogueSections()}

## What a webhook receives

\`\`\`json
${JSON.stringify(delivered.example, null, 2)}
\`\`\`

The request is a \`POST\` with the headers of [Standard Webhooks](https://www.standardwebhooks.com): \`webhook-id\` (the id of the delivery, the same for
every attempt), \`webhook-timestamp\` and \`webhook-signature\`. A 2xx response is success; after any other response the delivery is retried. Events
arrive at least once and in no guaranteed order: \`webhook-id\` identifies a repeat, and \`occurred_at\` says which event came first.

## Publish an event

${publishing}

| field | type | |
| --- | --- | --- |
${envelopeRows()}

\`\`\`json
${JSON.stringify(created.example, null, 2)}
\`\`\`

${publishingExamples}

## Rejected events

${refusals}

An operator can list them, and redrive them after the cause is fixed, for example after an upgrade to a release that knows the type:

    npm run admin -- dead-letters list --service webhooks
    npm run admin -- dead-letters redrive --service webhooks

Every service has such a queue, \`<service>.events.dead\`. Do not delete one: until about three minutes after it was declared again, RabbitMQ does
not move an event that has reached its delivery limit there. The event is not lost in between.

## Unrouted events

An event that no queue takes, for example because the queue of webhooks was deleted, is kept in \`${topology.unroutedQueue}\`: the newest 100,000. An
operator can list these events, and redrive them when the service that consumes them runs again. A service declares its missing queue when it starts:

    npm run admin -- unrouted list
    npm run admin -- unrouted redrive

Each service reports how many events wait in its queue, in its dead letters and in the queue of unrouted events, by the metric \`plumbline_queue_messages\` with
the label \`queue\`. Dead letters and unrouted events should be 0.

## Every event on the exchange

| type | name for webhooks | |
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

/** The type of the resource that an event's deliveries contain. */
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
