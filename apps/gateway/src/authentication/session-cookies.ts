import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import { GATEWAY_CONFIG, usesHttps, type GatewayConfig } from '../config';

/**
 * The cookie that holds the secret of a session. Over https only the `__Host-` cookie counts: a neighbouring host, or anybody
 * on a connection without TLS, can plant one of the plain name.
 */
@Injectable()
export class SessionCookies {
  private readonly secure: boolean;
  private readonly plainName: string;
  /** Only pages served over https from this very host can set a cookie of this name (RFC 6265bis). */
  private readonly hostName: string;

  constructor(@Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    this.secure = usesHttps(config);
    this.plainName = ['plumbline-session', portOf(config)].filter(Boolean).join('-');
    this.hostName = `__Host-${this.plainName}`;
  }

  /**
   * The session secret in a `Cookie` header. Undefined if there is none, or one of another form.
   * @throws DomainError `auth.several-credentials` for two cookies of the name: nobody can say which of them a stranger planted.
   */
  read(header: string | undefined): string | undefined {
    const name = this.nameOf(this.secure);
    const values = valuesOf(name, header);
    if (values.length > 1) {
      throw new DomainError('auth.several-credentials', {
        detail: `The cookie ${name} was sent more than once. Delete the cookies of this site, then sign in again.`,
        source: { header: 'cookie' },
      });
    }
    return values.find(isSecret);
  }

  /** The secrets that signing in or out removes from the browser, under either name. */
  removed(header: string | undefined): string[] {
    const found = [this.plainName, this.hostName].map((name) => valuesOf(name, header));
    return found.filter((values) => values.length === 1).flatMap((values) => values.filter(isSecret));
  }

  /**
   * The `Set-Cookie` headers that sign a browser in. The cookie has no expiry: each use extends a session, and only the identity
   * service knows its end. A cookie of the other name, from before the server used https, is deleted.
   */
  issue(secret: string): string[] {
    return [this.setCookie(this.secure, secret), this.deletion(!this.secure)];
  }

  /** The `Set-Cookie` headers that delete the cookies of both names. */
  clear(): string[] {
    return [this.deletion(true), this.deletion(false)];
  }

  private nameOf(secure: boolean): string {
    return secure ? this.hostName : this.plainName;
  }

  private setCookie(secure: boolean, value: string): string {
    return `${this.nameOf(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  private deletion(secure: boolean): string {
    return `${this.setCookie(secure, '')}; Max-Age=0`;
  }
}

/** The port in the public URL, if it is not that of the protocol. The ports of a host share their cookies. */
function portOf({ PUBLIC_URL }: GatewayConfig): string {
  return PUBLIC_URL === undefined ? '' : new URL(PUBLIC_URL).port;
}

function valuesOf(name: string, header = ''): string[] {
  if (header === '') return [];
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}

function isSecret(value: string): boolean {
  return /^[\w-]{43}$/.test(value);
}
