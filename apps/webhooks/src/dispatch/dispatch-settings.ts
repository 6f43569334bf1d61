import { retryDelays } from './schedule.policy';

export interface DispatchSettings {
  /** Attempts under way at once in this process. */
  slots: number;
  /** Attempts under way at once to one endpoint. */
  perEndpoint: number;
  /** Milliseconds until an unreported delivery is due again; well above the longest attempt. */
  leaseMs: number;
  /** Milliseconds between looks for due work that nobody told of. */
  scanMs: number;
  /** Milliseconds that a stop waits for attempts under way. */
  stopMs: number;
  /** Milliseconds between attempts. */
  delays: readonly number[];
}

export const DISPATCH_SETTINGS = Symbol('plumbline:dispatch-settings');

export const defaultDispatchSettings: DispatchSettings = {
  slots: 64,
  perEndpoint: 4,
  leaseMs: 60_000,
  scanMs: 1_000,
  stopMs: 10_000,
  delays: retryDelays,
};
