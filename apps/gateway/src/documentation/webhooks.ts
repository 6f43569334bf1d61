import { eventCatalogue, webhookBodySchema, webhookEventsByName } from '@plumbline/contracts';
import { jsonSchema } from './json-schema';
import type { OpenApiDocument, Operation, Parameter } from './openapi';

const text = (name: string, description: string, value: string): Parameter => ({
  in: 'header',
  name,
  required: true,
  description,
  schema: { type: 'string' },
  example: value,
});
const parameters = [
  text(
    'webhook-id',
    'Names the message. Retries and repeats carry the same one: handle each once.',
    '01a20c71-2b3c-7d4e-8f50-617283940a5b',
  ),
  text('webhook-timestamp', 'When this attempt was made: Unix time in seconds.', '1795507200'),
  text(
    'webhook-signature',
    'By [Standard Webhooks](https://www.standardwebhooks.com): one signature for each secret that is valid, separated by spaces.',
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ),
];

/** What subscribers are sent, an entry for each event that they can choose. */
export function describeWebhooks(): OpenApiDocument['webhooks'] {
  return Object.fromEntries(eventCatalogue().map((entry) => [entry.name, { post: operationOf(entry) }]));
}

function operationOf({ name, description, example }: ReturnType<typeof eventCatalogue>[number]): Operation {
  return {
    operationId: `webhook.${name}`,
    summary: name,
    description,
    parameters,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: jsonSchema(webhookBodySchema(webhookEventsByName.get(name)!.webhook), 'output'),
          example,
        },
      },
    },
    responses: {
      '2XX': { description: 'It has arrived. Any other answer, or none within 15 seconds, leads to another attempt.' },
      '410': { description: 'Nobody is there any more: the webhook is switched off.' },
      '429': {
        description: 'Later, please. `Retry-After` is kept to, up to 10 hours.',
        headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
      },
    },
    security: [],
  };
}
