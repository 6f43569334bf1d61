import type { UndeliveredReason } from '@plumbline/contracts';
import type { DeliveryStatus } from '../../delivery/delivery.entity';
import { deliversNow, type EndpointStatus } from '../../endpoint/endpoint-status.policy';

/** Milliseconds after which a pending delivery counts as late. Two attempts have failed by then. */
export const lateAfterMs = 10 * 60_000;

/** Why a delivery has not arrived. */
export function undeliveredReason(delivery: { status: DeliveryStatus }, endpoint: EndpointStatus): UndeliveredReason {
  if (delivery.status === 'failed') return 'given-up';
  return deliversNow(endpoint) ? 'late' : 'webhook-inactive';
}
