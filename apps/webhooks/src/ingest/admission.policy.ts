import { eventsByType, isWebhookEvent, webhookBody, type EventEnvelope } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import { validDataOf } from '@plumbline/messaging';
import type { NewEvent } from './event.repository';

/**
 * The event as subscribers receive it; undefined for an event that is not sent by webhooks.
 * @throws DomainError `events.unknown-type` when the catalogue does not contain it: the event must not be lost, neither a
 * mistake of its publisher nor an event of a newer release. `events.invalid` when its data does not fit the contract.
 */
export function forSubscribers(envelope: EventEnvelope): NewEvent | undefined {
  const contract = eventsByType.get(envelope.type);
  if (!contract) {
    throw new DomainError('events.unknown-type', {
      detail: text('there is no "{{type}}" in the catalogue', { type: envelope.type }),
    });
  }
  const data = validDataOf(contract, envelope);
  if (!isWebhookEvent(contract)) return undefined;
  return {
    publicId: envelope.id,
    accountId: envelope.accountId,
    projectId: envelope.projectId ?? null,
    name: contract.webhook.name,
    body: JSON.stringify(webhookBody(contract.webhook, { ...envelope, data: overlaid(envelope.data, data) })),
    occurredAt: envelope.occurredAt,
  };
}

/** The received data with its times in UTC, as the contract reads them. Attributes of a newer publisher stay, and reach the subscribers. */
function overlaid<Received>(received: Received, read: unknown): Received {
  if (!isRecord(received) || !isRecord(read)) return read as Received;
  const changed = Object.entries(read).map(([name, value]) => [name, overlaid(received[name], value)]);
  return { ...received, ...(Object.fromEntries(changed) as object) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
