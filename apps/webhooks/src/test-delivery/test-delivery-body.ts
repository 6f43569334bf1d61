import { eventActorOf, webhookBody, webhookEventsByName, type Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { v7 as uuidv7 } from 'uuid';

/**
 * The body of a test: the catalogue's example of the event, as if the actor had caused it now, and a mark that it is a test.
 * @throws DomainError `webhooks.unknown-event`
 */
export function testDeliveryBody(eventName: string, actor: Principal, now: Date): string {
  const contract = webhookEventsByName.get(eventName);
  if (!contract) {
    throw new DomainError('webhooks.unknown-event', {
      detail: 'No event has this name; the catalogue lists them.',
      source: { pointer: '/data/attributes/event-name' },
    });
  }
  const event = {
    ...contract.example,
    id: uuidv7(),
    occurredAt: now.toISOString(),
    accountId: actor.accountId,
    actor: eventActorOf(actor),
  };
  return JSON.stringify({ ...webhookBody(contract.webhook, event), test: true });
}
