import { present, resourceType, type Resource, type Trial } from '@plumbline/contracts';
import { z } from 'zod';

/** What a test sent and what came back. */
export function webhookTestResource({ id, eventName, request, response, error, durationMs }: Trial): Resource {
  return {
    id,
    type: 'webhook-tests',
    attributes: present({ 'event-name': eventName, request, response, error, 'duration-ms': durationMs }),
  };
}

const headers = z.record(z.string(), z.string());

export const webhookTestResourceType = resourceType('webhook-tests', {
  description:
    'A request that was made to try a webhook out, and what came back. Its id is the `webhook-id` that was sent.',
  attributes: {
    'event-name': z.string(),
    request: z.object({ url: z.string(), headers: headers.describe('Secrets are blotted out.'), body: z.string() }),
    response: z
      .object({ status: z.int(), headers, body: z.string().describe('The first 16 KiB of it.') })
      .optional()
      .describe('Absent when there was no answer.'),
    error: z.string().optional().describe('Why there was no answer, for example `connection-refused`.'),
    'duration-ms': z.int().nonnegative(),
  },
  example: webhookTestResource({
    id: '01a20c75-10aa-7c3e-9b52-0d1e2f304152',
    eventName: 'ticket_created',
    request: {
      url: 'https://erp.example.com/hooks/plumbline',
      headers: {
        'X-Tenant': 'north',
        'X-Key': '[hidden]',
        authorization: 'Basic [hidden]',
        'content-type': 'application/json',
        'user-agent': 'Plumbline-Webhooks/1',
        'webhook-id': '01a20c75-10aa-7c3e-9b52-0d1e2f304152',
        'webhook-timestamp': '1795507200',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      body: '{"data":{"id":"ab","type":"tickets"},"event_name":"ticket_created","test":true}',
    },
    response: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' },
    error: null,
    durationMs: 187,
  }),
});
