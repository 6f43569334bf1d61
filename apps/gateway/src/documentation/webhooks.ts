import {
  getSchemaPath,
  type OpenAPIObject,
  type OperationObject,
  type ParameterObject,
  type WebhooksObject,
} from '@nestjs/swagger';
import { eventCatalogue, webhookBodySchema, webhookEventsByName } from '@plumbline/contracts';
import { schemaClass } from '../routing/schema-class';

const header = (name: string, description: string, example: string): ParameterObject => ({
  in: 'header',
  name,
  required: true,
  description,
  schema: { type: 'string' },
  example,
});
const parameters = [
  header(
    'webhook-id',
    'Identifies the delivery. Retries and resends carry the same id: process each id once.',
    '01a20c71-2b3c-7d4e-8f50-617283940a5b',
  ),
  header('webhook-timestamp', 'The time of the attempt, in Unix seconds.', '1795507200'),
  header(
    'webhook-signature',
    'Signatures as defined by [Standard Webhooks](https://www.standardwebhooks.com), one per valid secret, separated by spaces.',
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ),
  header(
    'traceparent',
    '[W3C Trace Context](https://www.w3.org/TR/trace-context/) of the request that caused the event.',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ),
];

/** The requests that subscribers receive, one per event of the catalogue. */
export const webhooks: WebhooksObject = Object.fromEntries(
  eventCatalogue().map((entry) => [entry.name, { post: operationOf(entry) }]),
);

/** A document for programs that cannot read its section `webhooks`: without it, and without the bodies that only it has. */
export function withoutWebhooks({ webhooks: all = {}, components, ...document }: OpenAPIObject): OpenAPIObject {
  const bodies = new Set(Object.keys(all).map(bodyName));
  const schemas = Object.entries(components?.schemas ?? {}).filter(([name]) => !bodies.has(name));
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

function bodyName(event: string): string {
  return `webhook.${event}`;
}

function operationOf({ name, description, example }: ReturnType<typeof eventCatalogue>[number]): OperationObject {
  const schema = webhookBodySchema(webhookEventsByName.get(name)!.webhook);
  const model = schemaClass(bodyName(name), schema, 'output');
  return {
    operationId: `webhook.${name}`,
    summary: name,
    description,
    parameters,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: getSchemaPath(model) }, example } },
    },
    responses: {
      '2XX': { description: 'Received. Any other status, or no response within 15 seconds, leads to a retry.' },
      '410': { description: 'The target no longer exists. Disables the webhook.' },
      '429': {
        description: 'Too many requests. `Retry-After` is honoured up to 10 hours.',
        headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
      },
    },
    security: [],
  };
}
