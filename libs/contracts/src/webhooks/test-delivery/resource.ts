import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { attemptErrorText } from '../delivery/resource';
import { testDelivery } from './model';

const headers = z.record(z.string(), z.string());

export const testDeliveryResource = resource('webhook-tests', testDelivery, {
  description: 'A request that was made to test a webhook, and its response. Its id is the `webhook-id` that was sent.',
  id: ({ id }) => id,
  attributes: {
    'event-name': attribute(z.string(), ({ eventName }) => eventName),
    request: attribute(
      z.object({ url: z.string(), headers: headers.describe('Secrets are redacted.'), body: z.string() }),
      ({ request }) => request,
    ),
    response: attribute(
      z
        .object({ status: z.int(), headers, body: z.string().describe('The first 16 KiB.') })
        .optional()
        .describe('Absent without a response.'),
      ({ response }) => response,
    ),
    error: attribute(z.string().optional().describe(attemptErrorText), ({ error }) => error),
    'duration-ms': attribute(z.int().nonnegative(), ({ durationMs }) => durationMs),
  },
  example: {
    id: '01a20c75-10aa-7c3e-9b52-0d1e2f304152',
    eventName: 'ticket_created',
    request: {
      url: 'https://erp.example.com/hooks/plumbline',
      headers: {
        'X-Tenant': 'north',
        'X-Key': '[hidden]',
        authorization: 'Basic [hidden]',
        'content-type': 'application/json; charset=utf-8',
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
  },
});
