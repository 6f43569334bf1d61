import { Inject, Injectable } from '@nestjs/common';
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

  /** @throws DomainError `auth.too-many-failures` */
  beforePassword(ip: string, email: string): void {
    refuseBlocked([[this.byAddress, ip], this.emailKey(ip, email)]);
  }

  passwordFailed(ip: string, email: string): void {
    this.byAddress.record(ip);
    this.bySecret.record(this.emailKey(ip, email)[1]);
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

  /** Includes the address: otherwise anybody could keep a user from signing in. */
  private emailKey(ip: string, email: string): readonly [FixedWindowLimiter, string] {
    return [this.bySecret, JSON.stringify([ip, email.toLowerCase().slice(0, 254)])];
  }
}
