import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { floodRefusals } from '../request-limit/limit.metrics';
import { FixedWindowLimiter } from './fixed-window-limiter';

/** Limits the requests of one address, whatever their route and credential, so that it cannot occupy the whole gateway. */
@Injectable()
export class FloodLimiter {
  private readonly requests: FixedWindowLimiter;

  constructor(@Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    this.requests = new FixedWindowLimiter(config.FLOOD_REQUESTS_PER_MINUTE);
  }

  /** @throws DomainError `request.flooded` */
  pass(address: string): void {
    this.requests.record(address);
    const retryAfter = this.requests.blockedFor(address);
    if (retryAfter === 0) return;
    floodRefusals.inc();
    throw new DomainError('request.flooded', { retryAfter });
  }
}
