import type { WebhookAttributes } from './webhook';

export type WebhookStatus = 'active' | 'paused' | 'disabled' | 'off' | 'verifying' | 'refused';

/** What becomes of events at present: what has stopped them, the plainest reason first. */
export function statusOf(
  webhook: Pick<WebhookAttributes, 'active' | 'paused' | 'disabled-reason' | 'verification' | 'verification-state'>,
): WebhookStatus {
  if (webhook['disabled-reason']) return 'disabled';
  if (webhook.paused) return 'paused';
  if (!webhook.active) return 'off';
  if (webhook.verification === 'none' || webhook['verification-state'] === 'verified') return 'active';
  return webhook['verification-state'] === 'failed' ? 'refused' : 'verifying';
}

/** Whether it takes events, be it to let them wait. */
export function acceptsEvents(state: WebhookStatus): boolean {
  return state !== 'disabled' && state !== 'off';
}

/** The part of attempts that delivered, from 0 to 1; undefined when there were none. */
export function successRate(attempts: { delivered: number; retried: number; failed: number }): number | undefined {
  const all = attempts.delivered + attempts.retried + attempts.failed;
  return all === 0 ? undefined : attempts.delivered / all;
}
