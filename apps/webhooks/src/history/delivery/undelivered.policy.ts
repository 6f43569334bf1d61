import type { UndeliveredReason } from '@plumbline/contracts';
import { deliversNow, type EndpointStatus } from '../../endpoint/endpoint-status.policy';
import type { DeliveryStatus } from '../../delivery/delivery.entity';

/** Milliseconds after which a delivery that has not arrived counts as late: two attempts have failed by then. */
export const lateAfterMs = 10 * 60_000;

/** Why a delivery that has not arrived has not. */
export function undeliveredReason(delivery: { status: DeliveryStatus }, endpoint: EndpointStatus): UndeliveredReason {
  if (delivery.status === 'failed') return 'given-up';
  return deliversNow(endpoint) ? 'late' : 'webhook-inactive';
}
