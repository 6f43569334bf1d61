import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from './config';

/** Where clients see this server: as configured, or else as they address it. */
@Injectable()
export class PublicUrl {
  private readonly configured?: string;

  constructor(@Inject(GATEWAY_CONFIG) { PUBLIC_URL }: GatewayConfig) {
    this.configured = PUBLIC_URL?.replace(/\/+$/, '');
  }

  /** The start of links back to this server, without a slash at its end. */
  baseUrl(request: FastifyRequest): string {
    return this.configured ?? addressed(request);
  }

  /** The origins that pages of ours have. */
  of(request: FastifyRequest): string[] {
    const own = addressed(request);
    return this.configured === undefined ? [own] : [new URL(this.configured).origin, own];
  }
}

function addressed(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
