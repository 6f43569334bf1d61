import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalEmail } from '@plumbline/contracts';
import { isSameSecret, signJson } from '@plumbline/crypto';
import { Clock } from '@plumbline/runtime';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { HostCookie } from './host-cookie';

const lifetimeSeconds = 180 * 24 * 3_600;

/** Device, Unix time of expiry in seconds, and signature. */
const form = /^([\w-]{22})\.([1-9]\d{9,11})\.([\w-]{43})$/;

/**
 * The cookie by which a user's browser is known after a sign-in, also after signing out, so that failed sign-ins of others do not
 * slow this user there. It names no user: the e-mail is part of what is signed alone.
 */
@Injectable()
export class DeviceCookies {
  private readonly cookie: HostCookie;
  private readonly key: Buffer;

  constructor(
    @Inject(GATEWAY_CONFIG) config: GatewayConfig,
    private readonly clock: Clock,
  ) {
    this.cookie = new HostCookie(config, 'plumbline-device');
    // A key of its own, so that no signature is valid for another purpose.
    this.key = createHmac('sha256', config.FILE_LINK_SECRET).update('plumbline/device-cookie/v1').digest();
  }

  /** The device on which the user with this e-mail has signed in before; undefined when the cookie does not prove it. */
  read(header: string | undefined, email: string): string | undefined {
    const [value = '', ...more] = this.cookie.values(header);
    const [, device, expires, signature] = form.exec(value) ?? [];
    if (more.length > 0 || device === undefined || expires === undefined || signature === undefined) return undefined;
    if (!isSameSecret(signature, this.sign(device, expires, email)) || Number(expires) <= this.now()) return undefined;
    return device;
  }

  /** The `Set-Cookie` header after a sign-in. A known device remains the same one, with the failures that count against it. */
  issue(email: string, device = randomBytes(16).toString('base64url')): string {
    const expires = String(this.now() + lifetimeSeconds);
    return this.cookie.set([device, expires, this.sign(device, expires, email)].join('.'), lifetimeSeconds);
  }

  private now(): number {
    return Math.floor(this.clock.now().getTime() / 1_000);
  }

  private sign(device: string, expires: string, email: string): string {
    return signJson(this.key, [device, expires, canonicalEmail(email)]);
  }
}
