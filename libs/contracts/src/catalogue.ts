import type { EventContract } from './core/event';
import type { RpcContract } from './core/rpc';
import * as identity from './identity';
import * as projects from './projects';
import * as tokens from './tokens';
import * as webhooks from './webhooks';

/** An event that webhook subscribers can choose. */
export type WebhookEvent = EventContract & Required<Pick<EventContract, 'webhook'>>;

const declarations = [identity, projects, tokens, webhooks].flatMap((module): unknown[] => Object.values(module));

/** Every call between Plumbline's processes. */
export const rpcContracts: readonly RpcContract[] = declarations.filter(isRpc);

/** Every event that Plumbline's services publish, by its type. */
export const eventsByType: ReadonlyMap<string, EventContract> = new Map(
  declarations.filter(isEvent).map((contract) => [contract.type, contract]),
);

/** What subscribers can choose, by the name they know it by. */
export const webhookEventsByName: ReadonlyMap<string, WebhookEvent> = new Map(
  [...eventsByType.values()].filter(isWebhookEvent).map((contract) => [contract.webhook.name, contract]),
);

/** Whether subscribers can choose an event. */
export function isWebhookEvent(contract: EventContract): contract is WebhookEvent {
  return contract.webhook !== undefined;
}

function isRpc(declaration: unknown): declaration is RpcContract {
  return kindOf(declaration) === 'rpc';
}

function isEvent(declaration: unknown): declaration is EventContract {
  return kindOf(declaration) === 'event';
}

function kindOf(declaration: unknown): unknown {
  return typeof declaration === 'object' && declaration !== null && 'kind' in declaration
    ? declaration.kind
    : undefined;
}
