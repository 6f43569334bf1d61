export { declareTopology } from './broker/declare-topology';
export { brokerChecks } from './doctor/broker-checks';
export { Broadcasts } from './events/broadcasts';
export type { HeldEvent } from './events/dead-letter-message';
export {
  HandleEvent,
  OnBroadcast,
  type EventContext,
  type EventHandler,
  type EventSelection,
  type SelectedEvent,
} from './events/handle-event';
export { HeldEvents } from './events/held-events';
export { deadLettersOf, servicesWithDeadLetters, unroutedEvents, type HeldQueue } from './events/held-queue';
export { validDataOf } from './events/valid-data';
export { Idempotency } from './idempotency/idempotency';
export { ProcessedRequestEntity } from './idempotency/processed-request.entity';
export { createProcessedRequests, dropProcessedRequests } from './idempotency/processed-request-table';
export { MessagingHealth } from './messaging-health';
export { MessagingModule } from './messaging.module';
export type { MessagingOptions } from './messaging.options';
export { Outbox, type EventRecord } from './outbox/outbox';
export { OutboxEntity } from './outbox/outbox.entity';
export { createOutbox, createPublishedEvents, dropOutbox, dropPublishedEvents } from './outbox/outbox-table';
export { PublishedEventEntity } from './outbox/published-event.entity';
export { entityTagOf } from './precondition/entity-tag';
export { pageTooLarge } from './rpc/page-too-large';
export { HandleRpc, type RpcHandler } from './rpc/handle-rpc';
export { RpcClient, type CallOptions } from './rpc/rpc-client';
export type { RpcContext } from './rpc/rpc-context';
export { RpcServer } from './rpc/rpc-server';
export {
  UnitOfWork,
  type EventOptions,
  type EventOrigin,
  type UnattributedWork,
  type Work,
} from './unit-of-work/unit-of-work';
