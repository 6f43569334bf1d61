import { toShortCode, type EventActor, type EventEnvelope, type WebhookEvent } from '@plumbline/contracts';

/** The text that every delivery of an event sends, in the wire format; what has no value is left out. */
export function eventBody(contract: WebhookEvent, event: EventEnvelope): string {
  const { id, occurredAt, accountId, projectId, actor, data } = event;
  return JSON.stringify({
    data,
    event_name: contract.webhookName,
    event_id: id,
    occurred_at: occurredAt,
    account_id: toShortCode(accountId),
    project_id: projectId === undefined ? undefined : toShortCode(projectId),
    actor: actor && actorBody(actor),
  });
}

/** Enough for a subscriber to recognise changes of its own making, and break the loop. */
function actorBody({ userId, tokenId, userAgent }: EventActor) {
  return { user_id: toShortCode(userId), token_id: tokenId, origin_user_agent: userAgent };
}
