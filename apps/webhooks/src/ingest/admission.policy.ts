import { eventsByType, isWebhookEvent, webhookBody, type EventEnvelope } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { z } from 'zod';
import type { NewEvent } from './event.repository';

/**
 * The event as subscribers are told of it; undefined for one that stays inside the platform.
 * @throws DomainError `events.unknown-type` for what is not in the catalogue: its publisher believes that it was heard, and
 * a service of an older release must not lose what a newer one says. `events.invalid` when its data is not what the
 * catalogue says.
 */
export function forSubscribers(envelope: EventEnvelope): NewEvent | undefined {
  const contract = eventsByType.get(envelope.type);
  if (!contract) {
    throw new DomainError('events.unknown-type', { detail: `there is no "${envelope.type}" in the catalogue` });
  }
  const data = contract.data.safeParse(envelope.data);
  if (!data.success) {
    const problems = z.prettifyError(data.error).replaceAll(/\s*\n\s*/g, ' ');
    throw new DomainError('events.invalid', { detail: `data of "${envelope.type}": ${problems}` });
  }
  if (!isWebhookEvent(contract)) return undefined;
  return {
    publicId: envelope.id,
    accountId: envelope.accountId,
    projectId: envelope.projectId ?? null,
    name: contract.webhook.name,
    // Of the data as it came: attributes that a newer publisher has added reach the subscribers.
    body: JSON.stringify(webhookBody(contract.webhook, envelope)),
    occurredAt: envelope.occurredAt,
  };
}
