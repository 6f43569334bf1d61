import type { EventContract } from '../core/event';
import type { ResourceType } from '../core/resource';
import type { RpcContract } from '../core/rpc';
import * as declared from '../declarations';

/** An event that webhook subscribers can choose. */
export type WebhookEvent = EventContract & Required<Pick<EventContract, 'webhook'>>;

const declarations: unknown[] = Object.values(declared);

/** Every RPC. */
export const rpcContracts = declarations.filter((each): each is RpcContract => kindOf(each) === 'rpc');

/** Every resource that the API responds with or that events carry. */
export const resourceTypes = declarations.filter((each): each is ResourceType => kindOf(each) === 'resource');

/** Every event that the services publish, by type. */
export const eventsByType: ReadonlyMap<string, EventContract> = new Map(
  declarations
    .filter((each): each is EventContract => kindOf(each) === 'event')
    .map((contract) => [contract.type, contract]),
);

/** Every event that subscribers can choose, by the name by which they choose it. */
export const webhookEventsByName: ReadonlyMap<string, WebhookEvent> = new Map(
  [...eventsByType.values()].filter(isWebhookEvent).map((contract) => [contract.webhook.name, contract]),
);

/** Whether subscribers can choose the event. */
export function isWebhookEvent(contract: EventContract): contract is WebhookEvent {
  return contract.webhook !== undefined;
}

function kindOf(declaration: unknown): unknown {
  return typeof declaration === 'object' && declaration !== null && 'kind' in declaration
    ? declaration.kind
    : undefined;
}
