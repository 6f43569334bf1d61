import { z } from 'zod';
import type { EventActor, EventEnvelope, WebhookOffer } from './event';
import { toShortCode } from './short-code';
import { instant, uuid } from './values';

/** The properties of a webhook body beside `data` and `event_name`. */
const metadata = {
  event_id: uuid.describe('The same for all deliveries of the event.'),
  occurred_at: instant,
  account_id: z.string().describe('Short code of the account.'),
  project_id: z.string().optional().describe('Short code of the project, where the event belongs to one.'),
  actor: z
    .object({
      user_id: z.string().describe('Short code of the user.'),
      token_id: z.string().optional().describe('Public part of the access token that was used, if one was.'),
      origin_user_agent: z.string().optional(),
    })
    .optional()
    .describe(
      'Who caused the event: enough to recognise changes of your own making. Absent for what the system did itself.',
    ),
};

/** The schema of the body of an event's deliveries. */
export function webhookBodySchema({ name, resource }: WebhookOffer) {
  return z.object({ data: resource, event_name: z.literal(name), ...metadata });
}
export type WebhookBody = z.infer<ReturnType<typeof webhookBodySchema>>;

/** Makes the body that every delivery of an event sends. */
export function webhookBody(offer: WebhookOffer, event: EventEnvelope): WebhookBody {
  const { id, occurredAt, accountId, projectId, actor, data } = event;
  return {
    data: offer.show(data),
    event_name: offer.name,
    event_id: id,
    occurred_at: occurredAt,
    account_id: toShortCode(accountId),
    project_id: projectId === undefined ? undefined : toShortCode(projectId),
    actor: actor && actorBody(actor),
  };
}

function actorBody({ userId, tokenId, userAgent }: EventActor): WebhookBody['actor'] {
  return { user_id: toShortCode(userId), token_id: tokenId, origin_user_agent: userAgent };
}
