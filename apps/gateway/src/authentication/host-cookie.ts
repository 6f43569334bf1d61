import { usesHttps, type GatewayConfig } from '../config';

/**
 * The names and values of a cookie of this host. Over https only the cookie with the prefix `__Host-` counts: a neighbouring host, or
 * anybody on a connection without TLS, can plant one of the plain name.
 */
export class HostCookie {
  private readonly secure: boolean;
  private readonly plainName: string;
  /** Only pages served over https from this very host can set a cookie of this name (RFC 6265bis). */
  private readonly hostName: string;

  constructor(config: GatewayConfig, name: string) {
    this.secure = usesHttps(config);
    this.plainName = [name, portOf(config)].filter(Boolean).join('-');
    this.hostName = `__Host-${this.plainName}`;
  }

  /** The name that counts. */
  get name(): string {
    return this.nameOf(this.secure);
  }

  /** The values in a `Cookie` header under the name that counts. More than one if somebody has planted another. */
  values(header: string | undefined): string[] {
    return valuesOf(this.name, header);
  }

  /** The values under the plain name and under that with the prefix. */
  valuesOfBoth(header: string | undefined): [string[], string[]] {
    return [valuesOf(this.plainName, header), valuesOf(this.hostName, header)];
  }

  /** The `Set-Cookie` header that sets the cookie; without `maxAgeSeconds` until the browser ends. */
  set(value: string, maxAgeSeconds?: number): string {
    const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
    return `${this.setCookie(this.secure, value)}${age}`;
  }

  /** The `Set-Cookie` header that deletes the cookie of the name that does not count, from before the server used https. */
  deleteOther(): string {
    return this.deletion(!this.secure);
  }

  /** The `Set-Cookie` headers that delete the cookies of both names. */
  deleteBoth(): string[] {
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
