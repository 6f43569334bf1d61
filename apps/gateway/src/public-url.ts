import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from './config';

/** The URL of this server as clients see it: `PUBLIC_URL`, or the URL to which they sent the request. */
@Injectable()
export class PublicUrl {
  private readonly configured?: string;

  constructor(@Inject(GATEWAY_CONFIG) { PUBLIC_URL }: GatewayConfig) {
    this.configured = PUBLIC_URL?.replace(/\/+$/, '');
  }

  /** The base of links to this server, without a trailing slash. */
  baseUrl(request: FastifyRequest): string {
    return this.configured ?? requestedUrl(request);
  }

  /** The origins of the console's pages, as browsers write them: a name in lower case, without the port of the protocol. */
  origins(request: FastifyRequest): string[] {
    const urls = [this.configured, requestedUrl(request)].filter((url) => url !== undefined && URL.canParse(url));
    return [...new Set(urls.map((url) => new URL(url!).origin))];
  }
}

function requestedUrl(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
