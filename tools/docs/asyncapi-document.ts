import {
  eventEnvelope,
  eventsByType,
  isWebhookEvent,
  jsonSchemaOf,
  topology,
  webhookBody,
  webhookBodySchema,
  type EventContract,
  type JsonSchema,
  type WebhookEvent,
} from '@plumbline/contracts';
import { z } from 'zod';
import { publishing, refusals } from './publishing';

const events = [...eventsByType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
const offered = events.filter(isWebhookEvent);

/**
 * `docs/asyncapi.json`: the events as AsyncAPI 3 (asyncapi.com), for tools and for publishers and subscribers in other languages.
 * It takes Plumbline's side: Plumbline receives what is published to the exchange, and sends deliveries to webhooks.
 */
export function asyncApiDocument(): string {
  const schemas = new ResourceSchemas();
  return JSON.stringify({
    asyncapi: '3.0.0',
    info: {
      title: 'Events of Plumbline',
      version: '1.0.0',
      description: `${publishing}\n\n${refusals}`,
      tags: [{ name: 'exchange' }, { name: 'webhook' }],
    },
    defaultContentType: 'application/json',
    servers: {
      broker: { host: 'rabbitmq.example.com:5672', protocol: 'amqp', description: "The installation's RabbitMQ." },
      subscriber: {
        host: 'subscriber.example.com',
        protocol: 'https',
        description: 'The host of the target URL of a webhook.',
      },
    },
    channels: {
      events: {
        address: '{type}',
        title: topology.events,
        description: 'The exchange for all events. The routing key is the type of the event.',
        servers: [{ $ref: '#/servers/broker' }],
        parameters: { type: { description: 'The type of the event.', enum: events.map(({ type }) => type) } },
        bindings: {
          amqp: {
            is: 'routingKey',
            exchange: { name: topology.events, type: 'topic', durable: true, autoDelete: false },
            bindingVersion: '0.3.0',
          },
        },
        messages: references(events.map(({ type }) => type)),
      },
      webhooks: {
        address: null,
        title: 'Webhooks',
        description: 'The target URL of a webhook.',
        servers: [{ $ref: '#/servers/subscriber' }],
        messages: references(offered.map(({ webhook }) => webhook.name)),
      },
    },
    operations: {
      publishEvent: {
        action: 'receive',
        channel: { $ref: '#/channels/events' },
        summary: 'Publish an event.',
        bindings: { amqp: { deliveryMode: 2, mandatory: true, ack: true, bindingVersion: '0.3.0' } },
      },
      deliverEvent: {
        action: 'send',
        channel: { $ref: '#/channels/webhooks' },
        summary: 'Deliver an event to a webhook, at least once, until the subscriber responds with 2xx.',
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      messages: {
        ...Object.fromEntries(events.map((event) => [event.type, published(event, schemas)] as const)),
        ...Object.fromEntries(offered.map((event) => [event.webhook.name, delivered(event, schemas)] as const)),
      },
      // Last: the messages above add the schemas that they refer to.
      schemas: { envelope: jsonSchemaOf(eventEnvelope), ...schemas.named },
      messageTraits: { published: publishedTrait, delivered: deliveredTrait },
    },
  });
}

const publishedTrait = {
  contentType: 'application/json',
  headers: {
    type: 'object',
    properties: {
      traceparent: { type: 'string', description: 'W3C Trace Context of the request that caused the event.' },
      'request-id': { type: 'string', description: 'The id of the request in the logs.' },
    },
  },
};

const deliveredTrait = {
  contentType: 'application/json',
  headers: {
    type: 'object',
    required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    properties: {
      'webhook-id': {
        type: 'string',
        format: 'uuid',
        description: 'The id of the delivery: the same for every attempt, so a receiver can recognise repeats.',
      },
      'webhook-timestamp': {
        type: 'string',
        pattern: '^\\d+$',
        description: 'The time of the attempt, in Unix seconds.',
      },
      'webhook-signature': {
        type: 'string',
        description:
          'Standard Webhooks (standardwebhooks.com): one signature for each valid secret or key, separated by spaces.',
      },
      traceparent: {
        type: 'string',
        description: 'W3C Trace Context of the request that caused the event. A receiver may continue the trace.',
      },
      'user-agent': { type: 'string', const: 'Plumbline-Webhooks/1' },
      authorization: { type: 'string', description: 'HTTP Basic, if the webhook has a user name and a password.' },
    },
  },
};

function published({ type, data, description, example }: EventContract, schemas: ResourceSchemas) {
  return {
    name: type,
    title: type,
    summary: description,
    tags: [{ name: 'exchange' }],
    bindings: { amqp: { messageType: type, contentEncoding: 'utf-8', bindingVersion: '0.3.0' } },
    payload: {
      allOf: [
        { $ref: '#/components/schemas/envelope' },
        {
          type: 'object',
          properties: { type: { const: type }, data: schemas.of(data, type) },
          required: ['type', 'data'],
        },
      ],
    },
    examples: [{ payload: example }],
    traits: [{ $ref: '#/components/messageTraits/published' }],
  };
}

function delivered({ webhook, description, example }: WebhookEvent, schemas: ResourceSchemas) {
  const { properties, ...body } = jsonSchemaOf(webhookBodySchema({ ...webhook, resource: z.any() }));
  return {
    name: webhook.name,
    title: webhook.name,
    summary: description,
    tags: [{ name: 'webhook' }],
    payload: { ...body, properties: { ...properties, data: schemas.of(webhook.resource, webhook.name) } },
    examples: [{ payload: webhookBody(webhook, example) }],
    traits: [{ $ref: '#/components/messageTraits/delivered' }],
  };
}

/** The schemas of the messages' data. Each schema is written once, even if several messages use it. */
class ResourceSchemas {
  readonly named: Record<string, JsonSchema> = {};
  private readonly names = new Map<z.ZodType, string>();

  of(schema: z.ZodType, holder: string): { $ref: string } {
    const name = this.names.get(schema) ?? this.add(schema, holder);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** A resource is named by its type. Plain facts, and a second shape of the same type, are named by the first message that uses them. */
  private add(schema: z.ZodType, holder: string): string {
    const described = jsonSchemaOf(schema);
    const { type } = (described.properties ?? {}) as { type?: { const?: string } };
    const name = type?.const && !(type.const in this.named) ? type.const : `${holder}.data`;
    this.named[name] = described;
    this.names.set(schema, name);
    return name;
  }
}

function references(messages: readonly string[]): Record<string, { $ref: string }> {
  return Object.fromEntries(messages.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
}
