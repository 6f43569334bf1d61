import type { WebhookAttributes } from './webhook';

export type WebhookStatus = 'active' | 'failing' | 'paused' | 'disabled' | 'off' | 'verifying' | 'refused';

/** Returns the status that the console shows. When several reasons stop the webhook, the first one below wins. */
export function statusOf(
  webhook: Pick<
    WebhookAttributes,
    'active' | 'paused' | 'disabled-reason' | 'verification' | 'verification-state' | 'state'
  >,
): WebhookStatus {
  if (webhook['disabled-reason']) return 'disabled';
  if (webhook.paused) return 'paused';
  if (!webhook.active) return 'off';
  if (webhook.verification === 'none' || webhook['verification-state'] === 'verified') {
    return webhook.state === 'open' ? 'failing' : 'active';
  }
  return webhook['verification-state'] === 'failed' ? 'refused' : 'verifying';
}

/** Returns whether the webhook accepts events. A paused webhook accepts them and sends them later. */
export function acceptsEvents(state: WebhookStatus): boolean {
  return state !== 'disabled' && state !== 'off';
}
