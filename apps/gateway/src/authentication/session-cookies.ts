import { Inject, Injectable } from '@nestjs/common';
import { DomainError, text } from '@plumbline/errors';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { HostCookie } from './host-cookie';

/** The cookie that holds the secret of a session. */
@Injectable()
export class SessionCookies {
  private readonly cookie: HostCookie;

  constructor(@Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    this.cookie = new HostCookie(config, 'plumbline-session');
  }

  /**
   * The session secret in a `Cookie` header. Undefined if there is none, or one of another form.
   * @throws DomainError `auth.several-credentials` for two cookies of the name: nobody can say which of them a stranger planted.
   */
  read(header: string | undefined): string | undefined {
    const values = this.cookie.values(header);
    if (values.length > 1) {
      throw new DomainError('auth.several-credentials', {
        detail: text(
          'The cookie {{name}} was sent more than once. Delete the cookies of this site, then sign in again.',
          { name: this.cookie.name },
        ),
        source: { header: 'cookie' },
      });
    }
    return values.find(isSecret);
  }

  /** The secrets that signing in or out removes from the browser, under either name. */
  removed(header: string | undefined): string[] {
    const found = this.cookie.valuesOfBoth(header);
    return found.filter((values) => values.length === 1).flatMap((values) => values.filter(isSecret));
  }

  /**
   * The `Set-Cookie` headers that sign a browser in. The cookie has no expiry: each use extends a session, and only the identity
   * service knows its end. A cookie of the other name, from before the server used https, is deleted.
   */
  issue(secret: string): string[] {
    return [this.cookie.set(secret), this.cookie.deleteOther()];
  }

  /** The `Set-Cookie` headers that delete the cookies of both names. */
  clear(): string[] {
    return this.cookie.deleteBoth();
  }
}

function isSecret(value: string): boolean {
  return /^[\w-]{43}$/.test(value);
}
