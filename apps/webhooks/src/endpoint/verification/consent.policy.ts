import { statusError } from '../../sender/error-kind';
import type { SendResult } from '../../sender/sender';

/** A target's response to a verification request: at most so many requests per minute, or why not. */
export type Consent = { granted: true; allowedPerMinute: number | null } | { granted: false; reason: string };

/**
 * Reads the response to a validation request of the CloudEvents HTTP webhook specification (1.0.2, section 4.2). The status does
 * not matter: a server that does not know this request may still respond with 200.
 */
export function readConsent(result: SendResult, origin: string): Consent {
  if (result.kind === 'no-response') return { granted: false, reason: result.error };
  const allowed = result.headers['webhook-allowed-origin']?.trim().toLowerCase();
  if (!allowed) return { granted: false, reason: statusError(result.status) ?? 'not-allowed' };
  if (allowed !== '*' && allowed !== origin.toLowerCase()) return { granted: false, reason: 'other-origin-allowed' };
  const rate = result.headers['webhook-allowed-rate']?.trim() || '*';
  if (rate === '*') return { granted: true, allowedPerMinute: null };
  if (/^[1-9]\d{0,8}$/.test(rate)) return { granted: true, allowedPerMinute: Number(rate) };
  return { granted: false, reason: 'rate-unreadable' };
}
