import { healthRules, type HealthRules } from '../endpoint/health/endpoint-health.policy';
import { retryDelays } from './attempt/retry-schedule.policy';

export interface DeliverySettings {
  /** Attempts under way at once in this process. */
  slots: number;
  /** Attempts under way at once to one good endpoint. */
  perEndpoint: number;
  /** Milliseconds between looks for due work that nobody told of. */
  scanMs: number;
  /** Milliseconds between attempts. */
  delays: readonly number[];
  health: HealthRules;
}

export const DELIVERY_SETTINGS = Symbol('plumbline:dispatch-settings');

export const defaultDeliverySettings: Omit<DeliverySettings, 'slots'> = {
  perEndpoint: 4,
  scanMs: 1_000,
  delays: retryDelays,
  health: healthRules,
};

/**
 * Milliseconds for which deliveries that must keep their order wait for others that happened before them: processes that take
 * in events side by side are that much apart at most, in good health.
 */
export const settleMs = 250;
