import { Injectable } from '@nestjs/common';
import { DomainError, text } from '@plumbline/errors';
import { Log } from '@plumbline/runtime';
import type { FastifyRequest } from 'fastify';
import { PublicUrl } from '../public-url';
import { foreignOrigin } from './csrf.policy';

const remedy = text(
  'If that is the console, the operator has to set PUBLIC_URL to the URL that its users open, or TRUST_PROXY to the address of the proxy in front of the gateway.',
);

/** Refuses what a browser sends from a page of another site. */
@Injectable()
export class OwnOrigin {
  constructor(
    private readonly publicUrl: PublicUrl,
    private readonly log: Log,
  ) {}

  /**
   * Names the settings: behind a proxy that ends TLS the gateway knows the console under another URL than its pages do, until it
   * is told.
   * @throws DomainError `auth.csrf-token-invalid`
   */
  require(request: FastifyRequest): void {
    const ownOrigins = this.publicUrl.origins(request);
    const origin = foreignOrigin(request, ownOrigins)?.slice(0, 200);
    if (origin === undefined) return;
    this.log.warn({
      event: 'request.origin-refused',
      requestId: request.id,
      origin,
      ownOrigins,
      remedy: remedy.template,
    });
    throw new DomainError('auth.csrf-token-invalid', {
      detail: text('The request comes from a page of {{origin}}, which is not this server. {{remedy}}', {
        origin,
        remedy,
      }),
      source: { header: request.headers.origin === undefined ? 'sec-fetch-site' : 'origin' },
    });
  }
}
