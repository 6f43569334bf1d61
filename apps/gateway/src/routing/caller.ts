import type { Principal, RateLimit } from '@plumbline/contracts';

/** Who makes a request, as a credential has shown. */
export interface Caller {
  principal: Principal;
  rateLimit: RateLimit;
  /** When the credential ends by itself, in milliseconds since 1970. */
  expiresAt: number;
}
