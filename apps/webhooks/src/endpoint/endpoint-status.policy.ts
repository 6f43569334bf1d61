import type { EndpointEntity } from './endpoint.entity';

/** Whether the target has agreed to receive requests: not required, not asked yet, agreed, or refused. */
export type Verification = 'none' | 'pending' | 'verified' | 'failed';

export type EndpointStatus = Pick<EndpointEntity, 'active' | 'paused' | 'verification'>;
type VerificationColumns = Pick<
  EndpointEntity,
  'verification' | 'verificationError' | 'verifiedAt' | 'allowedPerMinute'
>;

/** Whether deliveries are sent now. Otherwise they wait. */
export function deliversNow({ active, paused, verification }: EndpointStatus): boolean {
  return active && !paused && (verification === 'none' || verification === 'verified');
}

/** `deliversNow` as an SQL condition on `endpoint`. */
export const deliversNowSql = `(endpoint.active and not endpoint.paused and endpoint.verification in ('none', 'verified'))`;

/**
 * Whether events become deliveries. They do during a pause, and while another URL awaits verification, so that nothing is lost
 * meanwhile. They do not before the first verification: nobody has agreed to receive anything yet.
 */
export function acceptsEvents({
  active,
  verification,
  verifiedAt,
  deletedAt,
}: Pick<EndpointEntity, 'active' | 'verification' | 'verifiedAt' | 'deletedAt'>): boolean {
  return active && deletedAt === null && (verification === 'none' || verifiedAt !== null);
}

/** `acceptsEvents` as an SQL condition on `endpoint`. */
export const acceptsEventsSql = `(endpoint.active and endpoint.deleted_at is null
  and (endpoint.verification = 'none' or endpoint.verified_at is not null))`;

export const unverified: VerificationColumns = {
  verification: 'pending',
  verificationError: null,
  verifiedAt: null,
  allowedPerMinute: null,
};
export const verificationNotRequired: VerificationColumns = { ...unverified, verification: 'none' };

/**
 * The columns `active` and `paused` after an owner has set `active` or `pause`. `active` reads false during a pause, so writing
 * false back changes nothing.
 */
export function switchAfter(
  { paused }: Pick<EndpointStatus, 'paused'>,
  { active, pause }: { active?: boolean; pause?: boolean },
): Partial<Pick<EndpointStatus, 'active' | 'paused'>> {
  if (active === true) return { active: true, paused: false };
  if (active === false && !paused) return { active: false };
  return pause ? { paused: true } : {};
}

/** The verification columns after an owner has required verification, stopped requiring it, or changed the target URL. */
export function verificationAfter(
  before: Pick<EndpointEntity, 'targetUrl' | 'verification' | 'verifiedAt'>,
  { verification, targetUrl = before.targetUrl }: { verification?: 'none' | 'required'; targetUrl?: string },
): Partial<VerificationColumns> {
  if (verification === 'none') return verificationNotRequired;
  if (before.verification === 'none') return verification === 'required' ? unverified : {};
  // `verifiedAt` stays, so the endpoint continues to accept events.
  return targetUrl === before.targetUrl ? {} : { ...unverified, verifiedAt: before.verifiedAt };
}
