import type { EndpointEntity } from './endpoint.entity';

/** Of a proof that a subscriber wants what it is sent: not asked for, not given yet, given, or refused. */
export type Verification = 'none' | 'pending' | 'verified' | 'failed';

export type EndpointStatus = Pick<EndpointEntity, 'active' | 'paused' | 'verification'>;
type Proof = Pick<EndpointEntity, 'verification' | 'verificationError' | 'verifiedAt' | 'allowedPerMinute'>;

/** Whether deliveries go out now. What is not sent waits. */
export function deliversNow({ active, paused, verification }: EndpointStatus): boolean {
  return active && !paused && (verification === 'none' || verification === 'verified');
}

/** The same in SQL. */
export const deliversNowSql = `(endpoint.active and not endpoint.paused and endpoint.verification in ('none', 'verified'))`;

/**
 * Whether events become deliveries, in SQL: also while they are held back by a pause, or by a proof that is due anew for another
 * URL, so that nothing is lost meanwhile; but not before the first proof, as nobody has wanted anything yet.
 */
export const acceptsEventsSql = `(endpoint.active and endpoint.deleted_at is null
  and (endpoint.verification = 'none' or endpoint.verified_at is not null))`;

export const unverified: Proof = {
  verification: 'pending',
  verificationError: null,
  verifiedAt: null,
  allowedPerMinute: null,
};
export const verificationNotRequired: Proof = { ...unverified, verification: 'none' };

/**
 * What becomes of the switch and the pause when an owner sets `active`. It shows false during a pause, so that setting it to
 * what it shows changes nothing.
 */
export function switchAfter(
  { paused }: Pick<EndpointStatus, 'paused'>,
  { active, pause }: { active?: boolean; pause?: boolean },
): Partial<Pick<EndpointStatus, 'active' | 'paused'>> {
  if (active === true) return { active: true, paused: false };
  if (active === false && !paused) return { active: false };
  return pause ? { paused: true } : {};
}

/** What becomes of the proof when an owner asks for one, or no longer, or leads the endpoint somewhere else. */
export function verificationAfter(
  before: Pick<EndpointEntity, 'targetUrl' | 'verification' | 'verifiedAt'>,
  { verification, targetUrl = before.targetUrl }: { verification?: 'none' | 'required'; targetUrl?: string },
): Partial<Proof> {
  if (verification === 'none') return verificationNotRequired;
  if (before.verification === 'none') return verification === 'required' ? unverified : {};
  // That it was proven once stays known: events go on being taken.
  return targetUrl === before.targetUrl ? {} : { ...unverified, verifiedAt: before.verifiedAt };
}
