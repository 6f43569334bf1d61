import { z } from 'zod';
import { eventGroups, type EventGroup } from '../core/event';
import { jsonSchemaOf, type JsonSchema } from '../core/json-schema';
import { attribute, resource } from '../core/resource';
import { webhookBody, webhookBodySchema, type WebhookBody } from '../core/webhook-body';
import { webhookEventsByName } from './contracts';

/** The description of an event for subscribers. */
export interface EventType {
  /** The name by which it is chosen, and the `event_name` of its deliveries. */
  readonly name: string;
  readonly group: EventGroup;
  readonly description: string;
  /** The schema of the body of its deliveries. */
  readonly schema: JsonSchema;
  /** An example of that body. */
  readonly example: WebhookBody;
}

/** Describes every event that subscribers can choose, by group and name. */
export function eventCatalogue(): EventType[] {
  const types = [...webhookEventsByName.values()].map(({ webhook, description, example }) => ({
    name: webhook.name,
    group: webhook.group,
    description,
    schema: jsonSchemaOf(webhookBodySchema(webhook)),
    example: webhookBody(webhook, example),
  }));
  return types.sort(
    (a, b) => eventGroups.indexOf(a.group) - eventGroups.indexOf(b.group) || (a.name < b.name ? -1 : 1),
  );
}

export const eventTypeResource = resource('event-types', z.custom<EventType>(), {
  description: 'A kind of event that webhooks can receive.',
  id: ({ name }) => name,
  attributes: {
    name: attribute(z.string().describe('The name by which webhooks choose it.'), ({ name }) => name),
    group: attribute(z.enum(eventGroups), ({ group }) => group),
    description: attribute(z.string(), ({ description }) => description),
    schema: attribute(z.looseObject({}).describe('JSON Schema of the body that is sent.'), ({ schema }) => schema),
    example: attribute(z.looseObject({}).describe('An example of the body.'), ({ example }) => example),
  },
  example: eventCatalogue()[0]!,
});
