import { z } from 'zod';
import { attribute, relatedTo, resource } from '../../core/resource';
import { toOptionalShortCode } from '../../core/short-code';
import { instant, shortCode, uuid } from '../../core/values';
import { attemptError, delivery, deliveryAttempt, deliveryStatus, undeliveredReason } from './model';

const id = '01a20c71-2b3c-7d4e-8f50-617283940a5b';

export const deliveryResource = resource(
  'webhook-deliveries',
  delivery.extend({ reason: undeliveredReason.optional() }),
  {
    description: 'An event that is or was sent to a webhook. Its id is the `webhook-id` of every attempt.',
    id: (model) => model.id,
    attributes: {
      'event-name': attribute(z.string(), ({ eventName }) => eventName),
      'event-id': attribute(uuid, ({ eventId }) => eventId),
      'project-id': attribute(
        shortCode.optional().describe('Absent for an event of the account as a whole.'),
        ({ projectId }) => toOptionalShortCode(projectId),
      ),
      status: attribute(deliveryStatus.describe('`failed`: no attempt is left.'), ({ status }) => status),
      reason: attribute(
        undeliveredReason.optional().describe('Only in the list of undelivered events.'),
        ({ reason }) => reason,
      ),
      attempts: attribute(z.int().nonnegative(), ({ attempts }) => attempts),
      'next-attempt-at': attribute(instant.optional(), ({ nextAttemptAt }) => nextAttemptAt),
      'created-at': attribute(instant, ({ createdAt }) => createdAt),
    },
    relationships: { webhook: relatedTo('webhooks', ({ endpointId }) => endpointId) },
    example: {
      id,
      endpointId: '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8',
      eventId: '01a20c71-1e02-7a3b-9c4d-5e6f708192a3',
      eventName: 'ticket_created',
      projectId: 11,
      status: 'pending',
      attempts: 1,
      nextAttemptAt: '2026-11-24T08:00:05.310Z',
      createdAt: '2026-11-24T08:00:00.020Z',
    },
  },
);

/** The `meta` of a list of deliveries, in addition to its size. */
export const deliveryListMeta = {
  schema: z.object({
    'count-is-minimum': z
      .boolean()
      .optional()
      .describe('There are more deliveries than `count`; it grows with the page.'),
  }),
  example: {},
};

/** Describes an `error`. Later versions may add to the list. */
export const attemptErrorText = `Why it has failed, unless the status says it: ${attemptError.options.map((error) => `\`${error}\``).join(', ')}.`;

const headers = z.record(z.string(), z.string());

/** `body` is the request body, which all attempts of a delivery share. */
export const attemptResource = resource('webhook-delivery-attempts', deliveryAttempt.extend({ body: z.string() }), {
  description: 'A request to a webhook and its response. Secrets read `[hidden]`.',
  id: (attempt) => attempt.id,
  attributes: {
    number: attribute(z.int().positive(), ({ number }) => number),
    'started-at': attribute(instant, ({ startedAt }) => startedAt),
    'duration-ms': attribute(z.int().nonnegative(), ({ durationMs }) => durationMs),
    'request-headers': attribute(headers, ({ requestHeaders }) => requestHeaders),
    'request-body': attribute(z.string(), ({ body }) => body),
    'response-status': attribute(z.int().optional(), ({ responseStatus }) => responseStatus),
    'response-headers': attribute(headers.optional(), ({ responseHeaders }) => responseHeaders),
    'response-body': attribute(z.string().optional().describe('The first 16 KiB.'), ({ responseBody }) => responseBody),
    error: attribute(z.string().optional().describe(attemptErrorText), ({ error }) => error),
    'next-attempt-at': attribute(
      instant.optional().describe('When the next attempt was scheduled; absent when there was none.'),
      ({ nextAttemptAt }) => nextAttemptAt,
    ),
  },
  example: {
    id: '01a20c71-2c00-7b1c-8d2e-3f405162738a',
    number: 1,
    startedAt: '2026-11-24T08:00:00.050Z',
    durationMs: 231,
    requestHeaders: {
      authorization: 'Basic [hidden]',
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': id,
    },
    responseStatus: 503,
    responseHeaders: { 'content-type': 'text/plain' },
    responseBody: 'try again later',
    error: null,
    nextAttemptAt: '2026-11-24T08:00:05.310Z',
    body: '{"data":{"id":"bq","type":"tickets"},"event_name":"ticket_created"}',
  },
});
