import type { EventContract } from './core/event';
import * as identity from './identity';
import * as projects from './projects';
import * as tokens from './tokens';
import * as webhooks from './webhooks';

/** An event that webhook subscribers can choose. */
export type WebhookEvent = EventContract & { readonly webhookName: string };

/** Every event that Plumbline's services publish, by its type. */
export const eventsByType: ReadonlyMap<string, EventContract> = new Map(
  [identity, projects, tokens, webhooks]
    .flatMap((declarations): unknown[] => Object.values(declarations))
    .filter(isEvent)
    .map((contract) => [contract.type, contract]),
);

/** What subscribers can choose, by the name they know it by. */
export const webhookEventsByName: ReadonlyMap<string, WebhookEvent> = new Map(
  [...eventsByType.values()].filter(isWebhookEvent).map((contract) => [contract.webhookName, contract]),
);

function isEvent(declaration: unknown): declaration is EventContract {
  return (
    typeof declaration === 'object' && declaration !== null && 'kind' in declaration && declaration.kind === 'event'
  );
}

function isWebhookEvent(contract: EventContract): contract is WebhookEvent {
  return contract.webhookName !== undefined;
}
