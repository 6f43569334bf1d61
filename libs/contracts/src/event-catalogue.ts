import { webhookEventsByName } from './catalogue';
import { eventGroups, type EventGroup } from './core/event';
import { jsonSchemaOf, type JsonSchema } from './core/json-schema';
import { webhookBody, webhookBodySchema, type WebhookBody } from './wire/webhook-body';

/** What a subscriber needs to know of an event before choosing it. */
export interface CatalogueEntry {
  /** What it is chosen by, and what `event_name` says. */
  readonly name: string;
  readonly group: EventGroup;
  readonly description: string;
  /** Of the body of its deliveries. */
  readonly schema: JsonSchema;
  /** Such a body. */
  readonly example: WebhookBody;
}

/** Every event that subscribers can choose, group by group. */
export function eventCatalogue(): CatalogueEntry[] {
  const entries = [...webhookEventsByName.values()].map(({ webhook, description, example }) => ({
    name: webhook.name,
    group: webhook.group,
    description,
    schema: jsonSchemaOf(webhookBodySchema(webhook)),
    example: webhookBody(webhook, example),
  }));
  return entries.sort(
    (a, b) => eventGroups.indexOf(a.group) - eventGroups.indexOf(b.group) || (a.name < b.name ? -1 : 1),
  );
}
