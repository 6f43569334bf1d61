import { Inject, Injectable } from '@nestjs/common';
import { canonicalEmail } from '@plumbline/contracts';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { FixedWindowLimiter, refuseBlocked } from '../address-limit/fixed-window-limiter';
import type { PresentedCredential } from './presented-credential';

/** Failed attempts per minute for one token, or for one e-mail address from one IP address. */
const perSecretPerMinute = 10;
const maxRecentlyGood = 10_000;

/**
 * Limits failed authentications by address and by what is guessed. Successful ones do not count. A credential that was valid
 * recently is always verified, so that failures of others with the same address or token do not lock its holder out.
 */
@Injectable()
export class FailedAuthentications {
  private readonly byAddress: FixedWindowLimiter;
  private readonly bySecret = new FixedWindowLimiter(perSecretPerMinute);
  private readonly recentlyGood = new Set<string>();

  constructor(@Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    this.byAddress = new FixedWindowLimiter(config.AUTH_FAILURES_PER_MINUTE);
  }

  /** @throws DomainError `auth.too-many-failures` */
  beforeCredential(ip: string, credential: PresentedCredential): void {
    if (this.recentlyGood.has(credential.hash)) return;
    refuseBlocked([[this.byAddress, ip], ...(credential.type === 'token' ? [this.tokenKey(credential.tokenId)] : [])]);
  }

  credentialFailed(ip: string, credential: PresentedCredential): void {
    this.recentlyGood.delete(credential.hash);
    this.byAddress.record(ip);
    if (credential.type === 'token') this.bySecret.record(this.tokenKey(credential.tokenId)[1]);
  }

  credentialSucceeded({ hash }: PresentedCredential): void {
    if (this.recentlyGood.has(hash)) return;
    const oldest = this.recentlyGood.values().next();
    if (this.recentlyGood.size >= maxRecentlyGood && !oldest.done) this.recentlyGood.delete(oldest.value);
    this.recentlyGood.add(hash);
  }

  /**
   * Only the failures of a device count for it, if the user with this e-mail has signed in there before.
   * @throws DomainError `auth.too-many-failures`
   */
  beforePassword(ip: string, email: string, device?: string): void {
    refuseBlocked(this.passwordKeys(ip, email, device));
  }

  passwordFailed(ip: string, email: string, device?: string): void {
    for (const [limiter, key] of this.passwordKeys(ip, email, device)) limiter.record(key);
  }

  /** @throws DomainError `auth.too-many-failures` */
  beforeLink(ip: string): void {
    refuseBlocked([[this.byAddress, ip]]);
  }

  linkFailed(ip: string): void {
    this.byAddress.record(ip);
  }

  private tokenKey(tokenId: string): readonly [FixedWindowLimiter, string] {
    return [this.bySecret, tokenId];
  }

  /** An e-mail counts by address or device: otherwise anybody could keep a user from signing in. */
  private passwordKeys(ip: string, email: string, device?: string): (readonly [FixedWindowLimiter, string])[] {
    const of = (origin: string) =>
      [this.bySecret, JSON.stringify([origin, canonicalEmail(email).slice(0, 254)])] as const;
    return device === undefined ? [[this.byAddress, ip], of(ip)] : [of(device)];
  }
}
